import '../burden.css';
import { Complain } from './complain.tsx';

/** On a task's page: a word against what it asks for. */
export default function ComplainOfTask({ taskId }: { taskId: string }) {
  return (
    <p className="bd-offer">
      <Complain subject={{ feature: 'tasks', id: taskId }} />
    </p>
  );
}
