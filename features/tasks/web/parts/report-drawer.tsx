import { Drawer } from 'antd';
import { useState } from 'react';
import type { ProgressView, TaskView } from './api.ts';
import { draftFrom, draftOfCorrection, type ProgressDraft } from './progress-draft.ts';
import { ProgressForm } from './progress-form.tsx';
import { TaskLight } from './task-light.tsx';
import { useMoment, useTaskWords } from './words.ts';

/** A report beside the task's page, or the correction of an earlier one. */
export const ReportDrawer = (props: { task: TaskView; corrects: ProgressView | null; onClose: () => void }) => {
  const t = useTaskWords();
  const moment = useMoment();
  const { task, corrects } = props;
  const [start] = useState<ProgressDraft>(() =>
    corrects ? draftOfCorrection(corrects, task.targets) : draftFrom(task),
  );
  const [draft, setDraft] = useState(start);
  return (
    <Drawer
      open
      title={t(corrects ? 'report.title_correction' : 'report.title')}
      size={520}
      onClose={props.onClose}
      destroyOnHidden
    >
      <p className="tk-modal-title">{task.title}</p>
      <p className="tk-modal-words">
        {corrects ? (
          t('report.correction_words', { when: moment(corrects.at) })
        ) : (
          <TaskLight light={task.light} withReason />
        )}
      </p>
      <ProgressForm
        taskId={task.id}
        targets={task.targets}
        nodes={task.nodes}
        draft={draft}
        start={start}
        onDraft={setDraft}
        correctsId={corrects?.id}
        onDone={props.onClose}
        startsFocused
        isWordsOnly={!task.may.percent}
        isWide
      />
    </Drawer>
  );
};
