import { Field } from '@luoshi/ui/field.tsx';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useDocumentWords } from './api.ts';

/** An item in words of one's own; a passage of the paper is selected in the paper instead. */
export const AddDialog = (props: { isSaving: boolean; onAdd: (task: string) => void; onClose: () => void }) => {
  const t = useDocumentWords();
  const [task, setTask] = useState('');
  const add = () => task.trim() && props.onAdd(task.trim());
  return (
    <Modal
      open
      title={t('review.add_title')}
      okText={t('review.add')}
      cancelText={t('review.cancel')}
      confirmLoading={props.isSaving}
      okButtonProps={{ disabled: !task.trim() }}
      onOk={add}
      onCancel={props.onClose}
    >
      <Field label={t('review.task')} name="task" hint={t('review.add_dialog_hint')} required>
        {(wire) => (
          <Input.TextArea
            {...wire}
            autoFocus
            autoSize={{ minRows: 3, maxRows: 10 }}
            value={task}
            onChange={(event) => setTask(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) add();
            }}
          />
        )}
      </Field>
    </Modal>
  );
};
