import { MenuButton } from '@luoshi/ui/menu-button.tsx';
import { useShortcut } from '@luoshi/ui/shortcuts.tsx';
import { Link, useGo } from '@luoshi/web-kit/routing.tsx';
import type { TaskView } from './api.ts';
import { isOpenStatus, type StatusMove, statusMoves } from './status-moves.ts';
import { useTaskWords } from './words.ts';

/** What can be done with a task now: two or three buttons, the rest in a menu; what is not allowed is not shown. */
export const TaskActions = (props: {
  task: TaskView;
  onReport: () => void;
  onDeadline: () => void;
  onMove: (move: StatusMove) => void;
}) => {
  const t = useTaskWords();
  const go = useGo();
  const { task } = props;
  const { report: mayReport, edit: mayEdit } = task.may;
  const editAddress = `/tasks/${task.id}/edit`;
  // Under watch, deadline and state are moved by the supervision, which has a slot of its own on the page.
  const mayMove = mayEdit && !task.isUnderWatch && isOpenStatus(task.status);
  useShortcut('r', t('report.title'), props.onReport, mayReport);
  useShortcut('e', t('actions.edit'), () => go(editAddress), mayEdit);
  return (
    <>
      {mayReport ? (
        <button type="button" className="ls-button ls-button-primary" onClick={props.onReport}>
          {t('report.title')}
        </button>
      ) : null}
      {mayMove ? (
        <button type="button" className="ls-button" onClick={props.onDeadline}>
          {t('deadline.title')}
        </button>
      ) : null}
      {mayEdit ? (
        <Link to={editAddress} className="ls-button">
          {t('actions.edit')}
        </Link>
      ) : null}
      {mayEdit && !task.isUnderWatch ? (
        <MenuButton label={t('actions.more')}>
          {(close) =>
            statusMoves(task).map((move) => (
              <button
                key={move.act}
                type="button"
                className="ls-menu-item"
                onClick={() => {
                  close();
                  props.onMove(move);
                }}
              >
                {t(`move.${move.act}`)}
              </button>
            ))
          }
        </MenuButton>
      ) : null}
    </>
  );
};
