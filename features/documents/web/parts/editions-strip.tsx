import { dayAt } from '@luoshi/kernel/day.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { type EditionView, type Paper, useDocumentWords } from './api.ts';
import type { EditionNote } from './use-edition.ts';

/** All editions of a paper in their order, and what this one changed against the last. */
export const EditionsStrip = (props: {
  paper: Paper;
  edition: EditionView | null;
  notes: ReadonlyMap<string, EditionNote>;
}) => {
  const t = useDocumentWords();
  const { day } = useFormat();
  const { paper, edition, notes } = props;
  if (paper.editions.length < 2) return null;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const count = (mark: string): number => [...notes.values()].filter((note) => note.mark === mark).length;
  return (
    <nav className="dc-editions" aria-label={t('edition.editions')}>
      <ol>
        {paper.editions.map(({ id, title, status, createdAt }, i) => {
          const words = t('edition.nth', {
            n: i + 1,
            status: t(`status.${status}`),
            day: day(dayAt(new Date(createdAt), zone)),
          });
          return (
            <li key={id} title={title}>
              {id === paper.id ? (
                <strong aria-current="page">{words}</strong>
              ) : (
                <Link to={`/documents/${id}`}>{words}</Link>
              )}
            </li>
          );
        })}
      </ol>
      {edition ? (
        <p>
          {t('edition.sentence', {
            added: count('new'),
            changed: count('changed'),
            moved: count('moved'),
            gone: edition.gone.length,
          })}
        </p>
      ) : null}
    </nav>
  );
};
