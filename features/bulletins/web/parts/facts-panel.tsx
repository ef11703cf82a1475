import { useMoment } from '../../../tasks/web/parts/words.ts';
import { type Content, type Paper, type Sentence, useBulletinWords } from './api.ts';
import { addAfter, move, remove, reword } from './draft.ts';
import { FactTable } from './fact-table.tsx';

/** What the chosen sentence rests on: the rows it was made from, the words facts would say, and what to do with it. */
export const FactsPanel = (props: {
  paper: Paper;
  content: Content;
  sentence: Sentence | null;
  onChange: ((content: Content) => void) | null;
  onChoose: (id: string | null) => void;
  onClose: () => void;
}) => {
  const t = useBulletinWords();
  const moment = useMoment();
  const { paper, sentence } = props;
  const facts = sentence?.fact ? paper.facts.find(({ key }) => key === sentence.fact) : null;
  return (
    <section
      className={sentence ? 'ls-card bl-behind is-open' : 'ls-card bl-behind'}
      aria-labelledby="bl-behind"
      aria-live="polite"
    >
      <div className="bl-behind-head">
        <h2 id="bl-behind">{t('paper.behind')}</h2>
        {sentence ? (
          <button type="button" className="ls-button ls-button-plain bl-behind-close" onClick={props.onClose}>
            {t('paper.close')}
          </button>
        ) : null}
      </div>
      {sentence ? (
        <>
          <blockquote className="bl-quote">{sentence.text}</blockquote>
          {props.onChange ? <Moves {...props} sentence={sentence} onChange={props.onChange} /> : null}
          {sentence.made !== null && sentence.made !== sentence.text ? (
            <p className="ls-quiet">
              {t('paper.made')}：{sentence.made}
            </p>
          ) : null}
          {facts ? (
            <>
              <h3>{facts.title}</h3>
              <p className="ls-quiet">
                {t('paper.as_of', { when: moment(paper.asOf) })} ·{' '}
                {t('paper.total', { total: facts.total, shown: facts.rows.length })}
              </p>
              <FactTable facts={facts} />
            </>
          ) : (
            <p className="ls-quiet">{t(sentence.made === null ? 'paper.behind_own' : 'paper.behind_none')}</p>
          )}
        </>
      ) : (
        <p className="ls-quiet">{t('paper.behind_hint')}</p>
      )}
    </section>
  );
};

const Moves = ({
  content,
  sentence,
  onChange,
  onChoose,
}: {
  content: Content;
  sentence: Sentence;
  onChange: (content: Content) => void;
  onChoose: (id: string | null) => void;
}) => {
  const t = useBulletinWords();
  const { made } = sentence;
  const add = () => {
    const id = `own.${crypto.randomUUID()}`;
    onChange(addAfter(content, sentence.id, { id, text: t('paper.new_words') }));
    onChoose(id);
  };
  const actions: [string, () => void][] = [
    ['paper.up', () => onChange(move(content, sentence.id, -1))],
    ['paper.down', () => onChange(move(content, sentence.id, 1))],
    ['paper.add', add],
    ...(made !== null && made !== sentence.text
      ? [['paper.restore', () => onChange(reword(content, sentence.id, made))] as [string, () => void]]
      : []),
    [
      'paper.remove',
      () => {
        onChange(remove(content, sentence.id));
        onChoose(null);
      },
    ],
  ];
  return (
    <div className="bl-moves">
      {actions.map(([label, act]) => (
        <button key={label} type="button" className="ls-button" onClick={act}>
          {t(label)}
        </button>
      ))}
    </div>
  );
};
