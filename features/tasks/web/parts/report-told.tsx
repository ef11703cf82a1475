import { apiUrl } from '@luoshi/web-kit/client.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import type { ProgressView, TaskView } from './api.ts';
import { fileSize } from './file-size.ts';
import type { StoryEvent } from './story.ts';
import { useMoment, useTaskWords } from './words.ts';

/** A report in the story; one that was corrected is struck, with its correction beside it. */
export const ReportTold = (props: {
  event: StoryEvent & { kind: 'report' };
  task: TaskView;
  onCorrect?: (report: ProgressView) => void;
}) => {
  const t = useTaskWords();
  const moment = useMoment();
  const { report, correction, corrected } = props.event;
  const { onCorrect } = props;
  if (report.correctedById)
    return (
      <div className="tk-corrected">
        <del>
          <ReportBody report={report} task={props.task} />
        </del>
        {correction ? (
          <ins>
            <p className="ls-quiet">
              {t('story.corrected_by', {
                when: moment(correction.at),
                who: correction.authorName ?? correction.orgName,
                percent: correction.percent,
              })}
            </p>
            <p>{correction.words}</p>
          </ins>
        ) : null}
      </div>
    );
  return (
    <>
      {corrected ? (
        <p className="ls-quiet">{t('story.corrects', { when: moment(corrected.at), percent: corrected.percent })}</p>
      ) : null}
      <ReportBody report={report} task={props.task} />
      {onCorrect ? (
        <button
          type="button"
          className="tk-link-button"
          aria-label={t('story.correct_named', { when: moment(report.at) })}
          onClick={() => onCorrect(report)}
        >
          {t('story.correct')}
        </button>
      ) : null}
    </>
  );
};

const ReportBody = ({ report, task }: { report: ProgressView; task: TaskView }) => {
  const t = useTaskWords();
  const { number } = useFormat();
  const numbers = report.numbers.flatMap(({ targetId, actual }) => {
    const target = task.targets.find(({ id }) => id === targetId);
    return target ? [t('story.number', { name: target.name, actual: number(actual), unit: target.unit })] : [];
  });
  return (
    <div className="tk-report-told">
      {report.words ? <p>{report.words}</p> : <p className="ls-quiet">{t('story.no_words')}</p>}
      {numbers.length > 0 ? <p className="ls-number">{numbers.join(t('semicolon'))}</p> : null}
      {report.problems ? <p>{t('story.problems', { words: report.problems })}</p> : null}
      {report.nextSteps ? <p>{t('story.next_steps', { words: report.nextSteps })}</p> : null}
      {report.files.map((file) => (
        <p key={file.sha256}>
          <a href={apiUrl(`/tasks/${task.id}/files/${file.sha256}`)} download={file.name}>
            {file.name}
          </a>{' '}
          <span className="ls-quiet ls-number">{fileSize(file.size)}</span>
        </p>
      ))}
    </div>
  );
};
