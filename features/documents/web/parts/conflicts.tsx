import { useFormat } from '@luoshi/web-kit/i18n.ts';
import type { EditField } from '../../rules/merge-edit.ts';
import { type ClauseView, useDocumentWords } from './api.ts';
import { type Edit, mineOf } from './draft-sync.ts';

const COMMA = '\u3001';
/** What each field is called in the form. */
export const FIELD_WORDS: Record<EditField, string> = {
  no: 'review.no',
  title: 'review.item_title',
  task: 'review.task',
  lead: 'role.lead',
  responsible: 'role.responsible',
  support: 'role.support',
  people: 'review.people',
  startOn: 'review.start',
  dueOn: 'review.due',
  deadlineText: 'review.deadline_text',
  deadlineKind: 'review.deadline_kind',
  quantities: 'review.targets',
  isDropped: 'review.filter_dropped',
};

/** A field's value as people read it. */
export const useSaid = () => {
  const t = useDocumentWords();
  const { day, number } = useFormat();
  return (clause: ClauseView, field: EditField): string => {
    switch (field) {
      case 'lead':
      case 'responsible':
      case 'support':
        return (
          clause.units
            .filter(({ role }) => role === field)
            .map(({ orgName, name }) => orgName ?? name)
            .join(COMMA) || t('review.none')
        );
      case 'people':
        return clause.people.map(({ name }) => name).join(COMMA) || t('review.none');
      case 'startOn':
      case 'dueOn':
        return clause[field] ? day(clause[field]) : t('review.none');
      case 'quantities':
        return (
          clause.quantities
            .map(({ direction, value, unit }) => `${t(`direction.${direction}`)} ${number(value)} ${unit}`)
            .join(COMMA) || t('review.none')
        );
      case 'deadlineKind':
        return t(`kind.${clause.deadlineKind}`);
      case 'isDropped':
        return t(clause.isDropped ? 'review.filter_dropped' : 'review.kept');
      default:
        return clause[field] || t('review.none');
    }
  };
};

/** Fields two people changed differently, with both versions and a choice between them. */
export const Conflicts = (props: { edit: Edit; onChoose: (field: EditField, side: 'mine' | 'theirs') => void }) => {
  const t = useDocumentWords();
  const said = useSaid();
  const { base, conflicts } = props.edit;
  if (conflicts.length === 0) return null;
  const mine = mineOf(props.edit);
  const name = base.changedBy?.name ?? t('review.colleague');
  return (
    <section className="dc-conflicts" role="alert" aria-label={t('review.conflict_title', { name })}>
      <h3>{t('review.conflict_title', { name })}</h3>
      {conflicts.map((field) => (
        <dl key={field}>
          <dt>{t(FIELD_WORDS[field])}</dt>
          <dd>
            <span>
              <b>{t('review.conflict_mine')}</b> {said(mine, field)}
            </span>
            <button type="button" className="ls-button" onClick={() => props.onChoose(field, 'mine')}>
              {t('review.take_mine')}
            </button>
          </dd>
          <dd>
            <span>
              <b>{name}</b> {said(base, field)}
            </span>
            <button type="button" className="ls-button" onClick={() => props.onChoose(field, 'theirs')}>
              {t('review.take_theirs', { name })}
            </button>
          </dd>
        </dl>
      ))}
    </section>
  );
};
