import { ErrorSummary } from '@luoshi/ui/field.tsx';
import { ProblemError } from '@luoshi/web-kit/client.ts';
import { Modal } from 'antd';
import { type Paper, useDocumentWords } from './api.ts';
import { summarise } from './publish-summary.ts';

/** Says what publishing will do before it does it, and what stands in its way. */
export const PublishDialog = (props: {
  paper: Paper;
  isSending: boolean;
  error: Error | null;
  onPublish: () => void;
  onShow: (clauseId: string) => void;
  onClose: () => void;
}) => {
  const t = useDocumentWords();
  const { items, units, proposed, withoutLead, asking } = summarise(props.paper.clauses);
  const first = withoutLead[0];
  const isStopped = items === 0 || first !== undefined;
  const rest = asking - withoutLead.length;
  return (
    <Modal
      open
      title={t('review.publish_title')}
      okText={first ? t('review.publish_first') : t('review.publish_do')}
      cancelText={t('review.cancel')}
      confirmLoading={props.isSending}
      okButtonProps={{ disabled: items === 0, autoFocus: true }}
      onOk={() => (first ? props.onShow(first.id) : props.onPublish())}
      onCancel={props.onClose}
    >
      <ErrorSummary detail={props.error instanceof ProblemError ? props.error.detail : props.error?.message} />
      <p>{t('review.publish_summary', { items, units })}</p>
      {first ? <p className="dc-stop">{t('review.publish_without_lead', { n: withoutLead.length })}</p> : null}
      {proposed > 0 ? <p>{t('review.publish_proposed', { n: proposed })}</p> : null}
      {!isStopped && rest > 0 ? <p>{t('review.publish_warnings', { n: rest })}</p> : null}
    </Modal>
  );
};
