import { Timeline } from '@luoshi/ui/timeline.tsx';
import { useWords } from '@luoshi/web-kit/i18n.ts';
import { useMoment } from '../../../tasks/web/parts/words.ts';
import { type Paper, useBulletinWords } from './api.ts';

const SHORT = 12;

/** Who did what to the paper, and by which hashes its frozen files are known. */
export const PaperStory = ({ paper }: { paper: Paper }) => {
  const t = useBulletinWords();
  const names = useWords('bulletins');
  const moment = useMoment();
  return (
    <section className="ls-card" aria-labelledby="bl-story">
      <h2 id="bl-story">{t('paper.story')}</h2>
      <Timeline
        label={t('paper.story')}
        items={paper.steps.map((step, i) => ({
          id: String(i),
          when: moment(step.at),
          title: `${step.personName} ${names(`steps.${step.step}`)}`,
          body: step.words ?? undefined,
        }))}
      />
      {paper.files ? (
        <p className="ls-quiet bl-hash" title={`${paper.files.docx}\n${paper.files.pdf}`}>
          {t('paper.hash', { docx: paper.files.docx.slice(0, SHORT), pdf: paper.files.pdf.slice(0, SHORT) })}
        </p>
      ) : null}
    </section>
  );
};
