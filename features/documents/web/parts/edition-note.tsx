import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { Segmented } from 'antd';
import type { EditionChoice } from '../../contract.ts';
import { type ClauseView, useDocumentWords } from './api.ts';
import type { Choose, EditionPair, EditionNote as Note } from './use-edition.ts';
import { wordDiff } from './word-diff.ts';

const CHOICES = ['update', 'leave', 'new'] as const satisfies readonly EditionChoice[];
const COMMA = '\u3001';

/** What the new edition made of an item: the words that changed, the facts that changed, and what its task shall do. */
export const EditionNote = (props: { clause: ClauseView; note: Note; onChoose: Choose | null }) => {
  const t = useDocumentWords();
  const { clause, note } = props;
  const { pair } = note;
  return (
    <div className="dc-edition">
      <span className={`dc-edition-mark is-${note.mark}`}>{t(`edition.mark_${note.mark}`)}</span>
      {pair && note.mark === 'changed' ? (
        <>
          {pair.fields.includes('task') ? <Words before={pair.was.task} after={clause.task} /> : null}
          <Facts pair={pair} clause={clause} />
          {pair.task ? (
            <p className="dc-edition-choice">
              <Link to={`/tasks/${pair.task.id}`}>{t('edition.task')}</Link>
              {props.onChoose ? (
                <Segmented<EditionChoice>
                  aria-label={t('edition.choice')}
                  value={pair.choice?.choice ?? (pair.task.isOpen ? 'update' : 'leave')}
                  options={CHOICES.map((value) => ({ value, label: t(`edition.choice_${value}`) }))}
                  onChange={(choice) => props.onChoose?.(pair.was.id, choice)}
                />
              ) : null}
            </p>
          ) : null}
        </>
      ) : null}
    </div>
  );
};

const Words = ({ before, after }: { before: string; after: string }) => (
  <p className="dc-diff">
    {wordDiff(before, after).map(({ kind, text }, i) => {
      const key = `${i} ${kind}`;
      if (kind === 'gone') return <del key={key}>{text}</del>;
      return kind === 'new' ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>;
    })}
  </p>
);

const Facts = ({ pair: { was, fields }, clause }: { pair: EditionPair; clause: ClauseView }) => {
  const t = useDocumentWords();
  const { day } = useFormat();
  const said = (value: string | null) => (value ? day(value) : t('review.none'));
  const unitsOf = (units: readonly { name: string; role: string; orgName?: string | null }[], role: string): string =>
    units
      .filter((unit) => unit.role === role)
      .map((unit) => unit.orgName ?? unit.name)
      .join(COMMA) || t('review.none');
  return (
    <ul className="dc-edition-facts">
      {fields.includes('dueOn') ? (
        <li>
          {t('review.due')} <del>{said(was.dueOn)}</del> <ins>{said(clause.dueOn)}</ins>
        </li>
      ) : null}
      {(['lead', 'responsible', 'support'] as const)
        .filter((role) => fields.includes(role))
        .map((role) => (
          <li key={role}>
            {t(`role.${role}`)} <del>{unitsOf(was.units, role)}</del> <ins>{unitsOf(clause.units, role)}</ins>
          </li>
        ))}
    </ul>
  );
};
