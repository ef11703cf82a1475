import './bell.css';
import { Icon } from '@luoshi/ui/icon.tsx';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useNoticeWords, useUnread } from './api.ts';

const MOST = 99;

/** The door to the inbox in the top bar, with how much is unread; red when something is urgent. */
export default function Bell() {
  const t = useNoticeWords();
  const { data } = useUnread();
  const unread = data?.unread ?? 0;
  return (
    <Link
      to="/notices"
      className="nt-bell"
      aria-label={t('bell', { count: unread })}
      title={t('bell', { count: unread })}
    >
      <Icon name="bell" />
      {unread > 0 ? (
        <span className={data?.urgent ? 'nt-bell-count nt-bell-urgent' : 'nt-bell-count'} aria-hidden="true">
          {unread > MOST ? `${MOST}+` : unread}
        </span>
      ) : null}
    </Link>
  );
}
