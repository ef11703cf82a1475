import './notices.css';
import { dayAt } from '@luoshi/kernel/day.ts';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { flag, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { api, type Notice, useInboxKey, useNoticeWords, useUnread } from './parts/api.ts';

const codecs = { unread: flag() };

/** One's own notices, day by day, the latest first; following one marks it as read. */
export default function InboxPage() {
  const t = useNoticeWords();
  const key = useInboxKey();
  const queries = useQueryClient();
  const [state, setState] = useUrlState(codecs);
  const count = useUnread().data;
  const list = useInfiniteQuery({
    queryKey: [key, 'list', state],
    queryFn: ({ pageParam, signal }) =>
      api('GET /notices', { query: { unread: state.unread ? 'true' : undefined, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const read = useMutation<unknown, ProblemError, string[] | undefined>({
    mutationFn: (ids) => api('POST /notices/read', { body: { ids } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [key] }),
    onError: (problem) => toast.failed(problem.detail),
  });
  const notices = list.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <PageHead
        title={t('inbox.title')}
        sentence={count ? t('inbox.sentence', count) : undefined}
        actions={
          <>
            {count?.unread ? (
              <Button onClick={() => read.mutate(undefined)} loading={read.isPending}>
                {t('inbox.read_all')}
              </Button>
            ) : null}
            <Link to="/settings/notices" className="ls-button">
              {t('inbox.how')}
            </Link>
          </>
        }
      />
      <div className="nt-filters">
        <Segmented
          aria-label={t('inbox.filter')}
          value={state.unread ? 'unread' : 'all'}
          options={[
            { value: 'all', label: t('inbox.all') },
            { value: 'unread', label: t('inbox.unread') },
          ]}
          onChange={(value) => setState({ unread: value === 'unread' })}
        />
      </div>
      {list.error ? <Fault error={list.error} again={() => void list.refetch()} /> : null}
      {list.isPending ? <Loading /> : null}
      {notices?.length === 0 ? (
        <Empty title={t(state.unread ? 'inbox.empty_unread' : 'inbox.empty')} hint={t('inbox.empty_hint')} />
      ) : null}
      {notices?.length ? <Days notices={notices} onRead={(id) => read.mutate([id])} /> : null}
      {list.hasNextPage ? (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {t('inbox.more')}
        </Button>
      ) : null}
    </>
  );
}

const Days = ({ notices, onRead }: { notices: readonly Notice[]; onRead: (id: string) => void }) => {
  const { day } = useFormat();
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const byDay = new Map<string, Notice[]>();
  for (const notice of notices) {
    const date = dayAt(new Date(notice.at), zone);
    byDay.set(date, [...(byDay.get(date) ?? []), notice]);
  }
  return (
    <ol className="nt-days">
      {[...byDay].map(([date, ofDay]) => (
        <li key={date}>
          <h2>{day(date)}</h2>
          <ul className="nt-list">
            {ofDay.map((notice) => (
              <Line key={notice.id} notice={notice} onRead={() => onRead(notice.id)} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
};

const Line = ({ notice, onRead }: { notice: Notice; onRead: () => void }) => {
  const t = useNoticeWords();
  const { time } = useFormat();
  const isUnread = notice.readAt === null;
  return (
    <li className={isUnread ? 'nt-unread' : undefined}>
      {isUnread ? <span className="nt-dot" role="img" aria-label={t('inbox.is_unread')} /> : <span />}
      <Link to={notice.link} className="nt-said" onClick={() => isUnread && onRead()}>
        {notice.sentence}
      </Link>
      {isUnread ? (
        <button type="button" className="nt-link" onClick={onRead}>
          {t('inbox.read_one')}
        </button>
      ) : (
        <span />
      )}
      <span className="nt-about">
        {notice.isUrgent ? <span className="nt-urgent">{t('inbox.urgent')}</span> : null}
        <span>{notice.label}</span>
        <span className="ls-number">{time(notice.at)}</span>
      </span>
    </li>
  );
};
