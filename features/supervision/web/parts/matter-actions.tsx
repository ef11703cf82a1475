import { MenuButton } from '@luoshi/ui/menu-button.tsx';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { type Action, type MatterView, useMatterWords } from './api.ts';
import { arrange } from './hop-fields.ts';

/** What can be done now: at most three buttons, the rest in a menu. What is not allowed is not shown. */
export const MatterActions = ({ matter, onDo }: { matter: MatterView; onDo: (action: Action) => void }) => {
  const t = useMatterWords();
  const { buttons, more } = arrange(matter.may);
  return (
    <>
      {buttons.map((action, nth) => (
        <button
          key={action}
          type="button"
          className={nth === 0 ? 'ls-button ls-button-primary' : 'ls-button'}
          onClick={() => onDo(action)}
        >
          {t(`action.${action}`)}
        </button>
      ))}
      <Link to={`/tasks/${matter.taskId}`} className="ls-button">
        {t('matter.task')}
      </Link>
      {more.length > 0 ? (
        <MenuButton label={t('matter.more')}>
          {(close) =>
            more.map((action) => (
              <button
                key={action}
                type="button"
                className="ls-menu-item"
                onClick={() => {
                  close();
                  onDo(action);
                }}
              >
                {t(`action.${action}`)}
              </button>
            ))
          }
        </MenuButton>
      ) : null}
    </>
  );
};
