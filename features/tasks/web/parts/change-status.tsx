import { ErrorSummary } from '@luoshi/ui/field.tsx';
import { Modal } from 'antd';
import type { TaskView } from './api.ts';
import { useChangeTask } from './change-task.ts';
import type { StatusMove } from './status-moves.ts';
import { useTaskWords } from './words.ts';

/** Asks before a task is suspended, resumed, closed or cancelled, and says what follows from it. */
export const ChangeStatus = (props: { task: TaskView; move: StatusMove; onClose: () => void }) => {
  const t = useTaskWords();
  const { task, move } = props;
  const change = useChangeTask(task, props.onClose);
  return (
    <Modal
      open
      title={t(`move.${move.act}_title`)}
      onCancel={props.onClose}
      onOk={() => change.mutate({ status: move.to })}
      okText={t(`move.${move.act}`)}
      okButtonProps={{ danger: move.act === 'cancel', autoFocus: true }}
      cancelText={t('cancel')}
      confirmLoading={change.isPending}
      destroyOnHidden
    >
      <ErrorSummary detail={change.error?.detail} />
      <p className="tk-modal-title">{task.title}</p>
      <p>{t(`move.${move.act}_words`, { percent: task.percent })}</p>
    </Modal>
  );
};
