import { ComplainButton } from './complain-button.tsx';

/** On a task's page and under its report form. */
export default function AboutTask({ taskId }: { taskId: string }) {
  return <ComplainButton feature="tasks" id={taskId} />;
}
