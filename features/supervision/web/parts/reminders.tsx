import '../supervision.css';
import { Timeline } from '@luoshi/ui/timeline.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { useQuery } from '@tanstack/react-query';
import { api, type Reminders, SUPERVISION, useMatterWords, useMoment } from './api.ts';
import { SlipMark } from './slip-mark.tsx';

/** Beneath a matter: its slips, what was said to whom and when, whether it was read, and when it is looked at next. */
export const MatterReminders = ({ matterId }: { matterId: string }) => {
  const t = useMatterWords();
  const { day } = useFormat();
  const found = useQuery({
    queryKey: [SUPERVISION, 'reminders', matterId],
    queryFn: ({ signal }) => api('GET /supervision/matters/:id/reminders', { params: { id: matterId }, signal }),
  });
  if (!found.data) return null;
  const { sent, slips, nextOn } = found.data;
  return (
    <section className="sv-card" aria-labelledby="sv-reminders">
      <h2 id="sv-reminders">{t('reminders.label')}</h2>
      <p className="ls-quiet">
        {t('reminders.sentence', { count: sent.length, slips: slips.length, next: nextOn ? day(nextOn) : 'none' })}
      </p>
      {slips.length ? (
        <ul className="sv-slips">
          {slips.map((slip) => (
            <li key={slip.id}>
              <SlipMark slip={slip} />
              <span>{slip.reason}</span>
              <span className="ls-quiet">
                {slip.settledOn
                  ? t('reminders.settled', { issued: day(slip.issuedOn), settled: day(slip.settledOn) })
                  : t('reminders.open', { issued: day(slip.issuedOn) })}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {sent.length ? <Sent sent={sent} /> : null}
    </section>
  );
};

const Sent = ({ sent }: { sent: Reminders['sent'] }) => {
  const t = useMatterWords();
  const moment = useMoment();
  const who = ({ name, orgName, readAt, channels }: Reminders['sent'][number]['readers'][number]): string =>
    [
      t('reminders.reader', { name, org: orgName }),
      readAt ? t('reminders.read', { at: moment(readAt) }) : t('reminders.unread'),
      ...channels,
    ].join(' · ');
  return (
    <Timeline
      label={t('reminders.label')}
      items={sent.map((message) => ({
        id: message.id,
        when: moment(message.at),
        title: message.sentence,
        body:
          message.readers.length > 0 ? (
            <ul>
              {message.readers.map((reader) => (
                <li key={`${reader.name} ${reader.orgName}`} className="ls-quiet">
                  {who(reader)}
                </li>
              ))}
            </ul>
          ) : (
            <span className="ls-quiet">{t(`reminders.state.${message.state}`)}</span>
          ),
      }))}
    />
  );
};
