import { ErrorSummary } from '@luoshi/ui/field.tsx';
import { ProblemError } from '@luoshi/web-kit/client.ts';
import { Modal } from 'antd';
import { type EditionView, type Paper, useDocumentWords } from './api.ts';
import { summarise } from './publish-summary.ts';

/** Says what publishing will do before it does it, and what stands in its way. */
export const PublishDialog = (props: {
  paper: Paper;
  /** What it is compared with, when it follows another edition. */
  edition: EditionView | null;
  isSending: boolean;
  error: Error | null;
  onPublish: () => void;
  onShow: (clauseId: string) => void;
  onClose: () => void;
}) => {
  const t = useDocumentWords();
  const { items, units, proposed, withoutLead, asking } = summarise(props.paper.clauses);
  const first = withoutLead[0];
  const undecided = props.edition?.gone.filter(({ task, choice }) => task?.isOpen && !choice).length ?? 0;
  const does = props.edition ? effectOf(props.edition) : null;
  const isStopped = items === 0 || first !== undefined || undecided > 0;
  const rest = asking - withoutLead.length;
  return (
    <Modal
      open
      title={t('review.publish_title')}
      okText={first ? t('review.publish_first') : t('review.publish_do')}
      cancelText={t('review.cancel')}
      confirmLoading={props.isSending}
      okButtonProps={{ disabled: items === 0 || (!first && undecided > 0), autoFocus: true }}
      onOk={() => (first ? props.onShow(first.id) : props.onPublish())}
      onCancel={props.onClose}
    >
      <ErrorSummary detail={props.error instanceof ProblemError ? props.error.detail : props.error?.message} />
      <p>{does ? t('edition.publish_summary', does) : t('review.publish_summary', { items, units })}</p>
      {undecided > 0 ? <p className="dc-stop">{t('edition.publish_undecided', { n: undecided })}</p> : null}
      {first ? <p className="dc-stop">{t('review.publish_without_lead', { n: withoutLead.length })}</p> : null}
      {proposed > 0 ? <p>{t('review.publish_proposed', { n: proposed })}</p> : null}
      {!isStopped && rest > 0 ? <p>{t('review.publish_warnings', { n: rest })}</p> : null}
    </Modal>
  );
};

/** How many tasks begin, follow the new words, go on as they are, and end. */
const effectOf = ({ pairs, added, gone }: EditionView) => {
  const changed = pairs.filter(({ task, fields }) => task && fields.length > 0);
  const fresh = changed.filter(({ choice }) => choice?.choice === 'new').length;
  const updated = changed.filter(({ task, choice }) =>
    choice ? choice.choice === 'update' : task?.isOpen === true,
  ).length;
  const withTask = pairs.filter(({ task }) => task).length;
  return {
    added: added.length + fresh + (pairs.length - withTask),
    updated,
    kept: withTask - fresh - updated,
    cancelled: gone.filter(({ choice }) => choice?.choice === 'cancel').length,
  };
};
