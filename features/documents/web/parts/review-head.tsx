import { Icon } from '@luoshi/ui/icon.tsx';
import { MenuButton } from '@luoshi/ui/menu-button.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { apiUrl } from '@luoshi/web-kit/client.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link, useGo } from '@luoshi/web-kit/routing.tsx';
import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { type Paper, useDocumentWords } from './api.ts';
import { useDiscard } from './use-review.ts';

const MORE = '\u22ef';
type Props = {
  paper: Paper;
  look: number;
  saved: ReactNode;
  onPublish: () => void;
  onUndo: () => void;
  onHead: () => void;
  onFollow: () => void;
};

/** What the paper is, what it asks for in one sentence, and what can be done with it as a whole. */
export const ReviewHead = ({ paper, look, saved, onPublish, onUndo, onHead, onFollow }: Props) => {
  const t = useDocumentWords();
  const items = paper.clauses.filter(({ isDropped }) => !isDropped).length;
  const tasks = paper.clauses.filter(({ taskId }) => taskId).length;
  const isDraft = paper.status === 'draft';
  return (
    <PageHead
      title={paper.title}
      crumbs={[{ label: t('list.title'), to: '/documents' }]}
      mark={<span className={`dc-status is-${paper.status}`}>{t(`status.${paper.status}`)}</span>}
      sentence={
        <>
          {isDraft ? t('review.sentence_draft', { items, look }) : t('review.sentence_published', { items: tasks })}
          <Origin paper={paper} />
        </>
      }
      actions={
        <>
          {saved}
          {tasks > 0 ? (
            <Link to={`/tasks?document=${paper.id}`} className="ls-button ls-button-primary">
              {t('review.see_tasks', { n: tasks })}
            </Link>
          ) : null}
          {paper.may.write ? (
            <button type="button" className="ls-button" disabled={!paper.mayUndo} onClick={onUndo}>
              {t('review.undo')}
            </button>
          ) : null}
          {paper.may.publish ? (
            <button type="button" className="ls-button ls-button-primary" onClick={onPublish}>
              {t('review.publish')}
            </button>
          ) : null}
          <More paper={paper} onHead={onHead} onFollow={onFollow} />
        </>
      }
    />
  );
};

const Origin = ({ paper }: { paper: Paper }) => {
  const t = useDocumentWords();
  const { day } = useFormat();
  const said = [
    paper.number,
    paper.issuer,
    paper.issuedOn ? day(paper.issuedOn) : null,
    paper.publishedBy ? t('review.published_by', { name: paper.publishedBy }) : null,
  ].filter(Boolean);
  return said.length > 0 ? <span className="dc-origin ls-quiet">{said.join(' \u00b7 ')}</span> : null;
};

const More = ({ paper, onHead, onFollow }: Pick<Props, 'paper' | 'onHead' | 'onFollow'>) => {
  const t = useDocumentWords();
  const go = useGo();
  const discard = useDiscard(paper.id, () => go('/documents', 'replace'));
  const [modal, holder] = Modal.useModal();
  if (!paper.may.write && !paper.file && !paper.may.follow) return null;
  return (
    <>
      {holder}
      <MenuButton label={MORE} name={t('review.head')}>
        {(close) => {
          const item = (words: string, run: () => void) => (
            <button
              type="button"
              className="ls-button ls-button-plain"
              onClick={() => {
                close();
                run();
              }}
            >
              {words}
            </button>
          );
          return (
            <div className="dc-menu">
              {paper.may.write ? item(t('review.head_edit'), onHead) : null}
              {paper.may.follow ? item(t('edition.follow'), onFollow) : null}
              {paper.file ? (
                <a
                  className="ls-button ls-button-plain"
                  href={apiUrl(`/documents/${paper.id}/file`)}
                  download={paper.file.name}
                >
                  <Icon name="download" size={16} />
                  {t('review.download')}
                </a>
              ) : null}
              {paper.may.write
                ? item(t('review.delete'), () => {
                    void modal.confirm({
                      title: t('review.delete_ask'),
                      okText: t('review.delete'),
                      cancelText: t('review.cancel'),
                      onOk: () => discard.mutate(),
                    });
                  })
                : null}
            </div>
          );
        }}
      </MenuButton>
    </>
  );
};
