import './task-story.css';
import { Timeline, type TimelineItem } from '@luoshi/ui/timeline.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useState } from 'react';
import type { ProgressView, TaskView } from './api.ts';
import { ReportTold } from './report-told.tsx';
import { foldMiddle, type StoryEvent, storyOf } from './story.ts';
import { LightStep } from './today-lists.tsx';
import { useMoment, useTaskWords } from './words.ts';

const FIRST = 3;
const LAST = 8;

/** The story of a task from its clause to the latest report; a long one keeps its middle folded. */
export const TaskStory = (props: { task: TaskView; onCorrect?: (report: ProgressView) => void }) => {
  const t = useTaskWords();
  const tell = useTelling(props.task, props.onCorrect);
  const [isWhole, setWhole] = useState(false);
  const events = storyOf(props.task);
  const { head, hidden, tail } = foldMiddle(events, FIRST, LAST);
  const items = (isWhole ? events : head).map(tell);
  if (isWhole || hidden === 0) return <Timeline label={t('story.label')} items={items} />;
  return (
    <>
      <Timeline label={t('story.label')} items={items} />
      <button type="button" className="ls-button tk-story-fold" onClick={() => setWhole(true)}>
        {t('story.unfold', { count: hidden })}
      </button>
      <Timeline label={t('story.latest')} items={tail.map(tell)} />
    </>
  );
};

const useTelling = (task: TaskView, onCorrect?: (report: ProgressView) => void) => {
  const t = useTaskWords();
  const moment = useMoment();
  const { day } = useFormat();
  const { can } = useSession();
  const opening = (event: StoryEvent & { kind: 'clause' }): Omit<TimelineItem, 'id' | 'when'> => ({
    title: t('story.clause'),
    body: (
      <>
        <blockquote className="tk-quote">{event.clause.text}</blockquote>
        {can('documents.read') ? (
          <Link to={`/documents/${event.clause.documentId}?clause=${event.clause.id}`}>
            {t('story.paper', { title: task.documentTitle ?? '' })}
          </Link>
        ) : (
          <span className="ls-quiet">{t('story.paper', { title: task.documentTitle ?? '' })}</span>
        )}
      </>
    ),
  });
  const told = (event: StoryEvent): Omit<TimelineItem, 'id' | 'when'> => {
    switch (event.kind) {
      case 'clause':
        return opening(event);
      case 'created':
        return { title: t('story.created') };
      case 'due':
        return {
          title: event.change.fromDue
            ? t('story.due_moved', { from: day(event.change.fromDue), to: dueWords(event.change.toDue) })
            : t('story.due_set', { to: dueWords(event.change.toDue) }),
          body: (
            <p>
              {t('story.due_reason', { reason: event.change.reason })}
              {event.change.authorName ? <span className="ls-quiet"> {event.change.authorName}</span> : null}
            </p>
          ),
        };
      case 'light':
        return {
          light: event.change.to,
          title: <LightStep from={event.change.from} to={event.change.to} />,
          body: <p>{event.change.sentence}</p>,
        };
      case 'report':
        return {
          title: t(event.corrected ? 'story.correction' : 'story.report', {
            who: event.report.authorName ?? event.report.orgName,
            percent: event.report.percent,
          }),
          body: <ReportTold event={event} task={task} onCorrect={onCorrect} />,
        };
    }
  };
  const dueWords = (due: string | null) => (due ? day(due) : t('facts.no_due'));
  return (event: StoryEvent): TimelineItem => ({ id: event.id, when: moment(event.at), ...told(event) });
};
