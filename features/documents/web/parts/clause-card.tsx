import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { memo, type ReactNode } from 'react';
import { needsLook } from '../../rules/quality-gate.ts';
import { type ClauseView, useDocumentWords } from './api.ts';
import type { UnitRole } from './clause-draft.ts';
import { EditionNote } from './edition-note.tsx';
import type { Choose, EditionNote as Note } from './use-edition.ts';

const ROLES: readonly UnitRole[] = ['lead', 'responsible', 'support'];
const MANY_UNITS = 4;

/** What a card can ask of the page; the same functions for all cards, so that a card is painted again only for its own sake. */
export type CardActions = {
  choose: (clause: ClauseView) => void;
  point: (clause: ClauseView | null) => void;
  edit: (clause: ClauseView) => void;
  split: (clause: ClauseView) => void;
  merge: (clause: ClauseView) => void;
  drop: (clause: ClauseView, isDropped: boolean) => void;
  /** Takes an item into the selection or out of it; with `through` everything since the last one too. */
  select: (clause: ClauseView, through: boolean) => void;
  /** Keeps one of several lead units (its id, or its name while unknown), the others become responsible. */
  lead: (clause: ClauseView, wanted: string) => void;
};

/** One item as a person checks it: what, who, by when, how much; what is unclear in plain words; what can be done. */
export const ClauseCard = memo(
  (props: {
    clause: ClauseView;
    n: number;
    isActive: boolean;
    isSelected: boolean;
    isLast: boolean;
    mayWrite: boolean;
    /** What a new edition made of it. */
    note?: Note | undefined;
    onChoose: Choose | null;
    /** What the reader of the paper noticed in it; empty for nothing. */
    noticed: string;
    /** Colleagues who look at it now, and one who changed it since the page was opened; empty for nobody. */
    watchedBy: string;
    changedBy: string;
    actions: CardActions;
    children?: ReactNode;
  }) => {
    const t = useDocumentWords();
    const { clause, actions } = props;
    const asks = needsLook(clause.warnings);
    const look = [
      'dc-card',
      props.isActive ? 'is-active' : '',
      clause.isDropped ? 'is-dropped' : '',
      asks ? 'asks' : '',
      props.isSelected ? 'is-selected' : '',
    ];
    return (
      <article
        className={look.filter(Boolean).join(' ')}
        aria-labelledby={`task-${clause.id}`}
        data-card={clause.id}
        onMouseEnter={() => actions.point(clause)}
        onMouseLeave={() => actions.point(null)}
        onFocus={() => actions.choose(clause)}
      >
        {props.children ?? (
          <>
            {props.mayWrite ? (
              <input
                type="checkbox"
                className="dc-card-select"
                aria-label={t('review.select', { n: props.n || (clause.no ?? '') })}
                checked={props.isSelected}
                onChange={(event) => actions.select(clause, (event.nativeEvent as MouseEvent).shiftKey)}
              />
            ) : null}
            {props.watchedBy ? (
              <span className="dc-card-watched">{t('review.watching', { name: props.watchedBy })}</span>
            ) : null}
            {props.changedBy ? (
              <span className="dc-card-changed">{t('review.just_changed', { name: props.changedBy })}</span>
            ) : null}
            <h2 id={`task-${clause.id}`} className="dc-card-task">
              <button
                type="button"
                className="dc-card-door"
                onClick={() => actions.choose(clause)}
                aria-current={props.isActive || undefined}
              >
                <span className="dc-card-no ls-number">{props.n}</span>
                {clause.title ? <strong>{clause.title} </strong> : null}
                {clause.task}
              </button>
            </h2>
            {props.note ? <EditionNote clause={clause} note={props.note} onChoose={props.onChoose} /> : null}
            <Facts clause={clause} />
            <Warnings clause={clause} onLead={props.mayWrite ? (wanted) => actions.lead(clause, wanted) : undefined} />
            {props.noticed ? (
              <p className="dc-warnings asks">
                <span aria-hidden="true">{'\u25b2'}</span> {props.noticed}
              </p>
            ) : null}
            {clause.taskId ? (
              <p>
                <Link to={`/tasks/${clause.taskId}`}>{t('review.see_task')}</Link>
              </p>
            ) : null}
            {props.mayWrite ? <Doings {...props} /> : null}
          </>
        )}
      </article>
    );
  },
);

const Doings = ({ clause, actions, isLast }: { clause: ClauseView; actions: CardActions; isLast: boolean }) => {
  const t = useDocumentWords();
  const button = (words: string, run: () => void) => (
    <button type="button" className="ls-button ls-button-plain" onClick={run}>
      {words}
    </button>
  );
  if (clause.isDropped)
    return <div className="dc-card-doings">{button(t('review.restore'), () => actions.drop(clause, false))}</div>;
  return (
    <div className="dc-card-doings">
      {button(t('review.edit'), () => actions.edit(clause))}
      {button(t('review.split'), () => actions.split(clause))}
      {isLast ? null : button(t('review.merge'), () => actions.merge(clause))}
      {button(t('review.drop'), () => actions.drop(clause, true))}
    </div>
  );
};

const Facts = ({ clause }: { clause: ClauseView }) => {
  const t = useDocumentWords();
  const { day, number } = useFormat();
  const due = clause.dueOn
    ? day(clause.dueOn)
    : clause.deadlineKind === 'none'
      ? t('review.none')
      : (clause.deadlineText ?? t(`kind.${clause.deadlineKind}`));
  return (
    <dl className="dc-facts">
      {ROLES.map((role) => (
        <UnitsOf key={role} clause={clause} role={role} />
      ))}
      {clause.people.length > 0 ? (
        <div>
          <dt>{t('review.people')}</dt>
          <dd>{clause.people.map(({ name, role }) => (role ? `${role} ${name}` : name)).join('\u3000')}</dd>
        </div>
      ) : null}
      <div>
        <dt>{t('review.due')}</dt>
        <dd title={clause.deadlineText ?? undefined}>{due}</dd>
      </div>
      {clause.quantities.length > 0 ? (
        <div>
          <dt>{t('review.targets')}</dt>
          <dd>
            {clause.quantities.map((q) => (
              <span key={`${q.text} ${q.value} ${q.unit}`} className="dc-target-said">
                {t(`direction.${q.direction}`)} {number(q.value)}
                {q.max === null ? '' : `\u2013${number(q.max)}`} {q.unit}
              </span>
            ))}
          </dd>
        </div>
      ) : null}
    </dl>
  );
};

/** Units of one role, those of a collective name together as printed; a name nobody bears is marked. */
const UnitsOf = ({ clause, role }: { clause: ClauseView; role: UnitRole }) => {
  const t = useDocumentWords();
  const units = clause.units.filter((unit) => unit.role === role);
  if (units.length === 0) return null;
  const byName = new Map<string, typeof units>();
  for (const unit of units) byName.set(unit.name, [...(byName.get(unit.name) ?? []), unit]);
  return (
    <div>
      <dt>{t(`role.${role}`)}</dt>
      <dd>
        {[...byName].map(([name, named]) => {
          const known = named.flatMap(({ orgName }) => (orgName ? [orgName] : []));
          const said = known.length === 1 ? known[0] : known.length > 1 ? `${name}(${known.length})` : name;
          return (
            <span
              key={name}
              className={known.length ? 'dc-unit' : 'dc-unit is-unknown'}
              title={
                known.length > MANY_UNITS
                  ? `${known.slice(0, MANY_UNITS).join(' ')} \u2026`
                  : `${name} \u2192 ${known.join(' ') || '?'}`
              }
            >
              {said}
            </span>
          );
        })}
      </dd>
    </div>
  );
};

const Warnings = ({ clause, onLead }: { clause: ClauseView; onLead?: (name: string) => void }) => {
  const t = useDocumentWords();
  if (clause.warnings.length === 0) return null;
  const leads = clause.units.filter(({ role }) => role === 'lead');
  return (
    <ul className="dc-warnings">
      {clause.warnings.map(({ code, params }) => (
        <li key={code} className={needsLook([{ code }]) ? 'asks' : ''}>
          <span aria-hidden="true">{needsLook([{ code }]) ? '\u25b2' : '\u25c7'} </span>
          {t(`warnings.${code}`, params)}
          {code === 'several_leads' && onLead
            ? leads.map(({ name, orgId, orgName }) => (
                <button
                  key={orgId ?? name}
                  type="button"
                  className="ls-button dc-quick"
                  onClick={() => onLead(orgId ?? name)}
                >
                  {orgName ?? name}
                </button>
              ))
            : null}
        </li>
      ))}
    </ul>
  );
};
