import './sheet.css';
import { type KeyboardEvent, useId } from 'react';
import { type Paper, type Sentence, useBulletinWords } from './api.ts';
import { addAfter, type Draft, move, remove, reword } from './draft.ts';
import { FactTable } from './fact-table.tsx';
import { sayHeading, sheetDay } from './sheet-words.ts';

/**
 * The paper as it will be printed, in the measures of the standard scaled to the room there is. A sentence is chosen by
 * click or Tab; where it may be changed it is typed over in place, Alt with the arrows moves it, and one left empty goes.
 * Typing is taken over when the words are left; until then it only says that something is unsaved.
 */
export const Sheet = (props: {
  paper: Paper;
  draft: Draft;
  chosen: string | null;
  onChoose: (id: string | null) => void;
  onChange: ((part: Partial<Draft>) => void) | null;
}) => {
  const t = useBulletinWords();
  const { paper, draft, onChange } = props;
  const { content } = draft;
  const table = content.table && paper.facts.find(({ key }) => key === content.table?.fact);
  const heads = content.sections.filter((one) => one.paragraphs.length > 0);
  return (
    <article className="bl-sheet" aria-label={t('paper.sheet')} lang="zh-CN">
      <p className="bl-mark" data-long={paper.head.mark.length > 8 ? '' : undefined}>
        {paper.head.mark}
      </p>
      <p className="bl-number">{paper.head.number}</p>
      <Words
        as="h2"
        className="bl-paper-title"
        label={t('paper.title_label')}
        text={draft.title}
        onTyping={() => onChange?.({})}
        onSay={onChange ? (title) => title && onChange({ title }) : null}
      />
      {content.addressees || onChange ? (
        <Words
          as="p"
          className="bl-addressees"
          label={t('paper.addressees')}
          text={content.addressees}
          onTyping={() => onChange?.({})}
          onSay={onChange ? (addressees) => onChange({ content: { ...content, addressees } }) : null}
        />
      ) : null}
      {heads.map((section, i) => (
        <section key={section.id}>
          {section.heading ? <h3>{sayHeading(i + 1, section.heading)}</h3> : null}
          {section.paragraphs.map((paragraph) => (
            <div key={paragraph.id}>
              {paragraph.heading ? <h4>{paragraph.heading}</h4> : null}
              <p>
                {paragraph.sentences.map((sentence) => (
                  <Line key={`${sentence.id} ${sentence.text}`} {...props} sentence={sentence} />
                ))}
              </p>
            </div>
          ))}
        </section>
      ))}
      <div className="bl-signature">
        <p>{paper.head.issuer}</p>
        <p>{sheetDay(paper.issuedOn)}</p>
      </div>
      {table && content.table ? (
        <section className="bl-attachment">
          <h3>{t('paper.table')}</h3>
          <p className="bl-table-title">{content.table.title}</p>
          <FactTable facts={table} columns={content.table.columns} isPrinted />
        </section>
      ) : null}
      <footer className="bl-imprint">
        {content.copyTo ? <p>{`${t('paper.copy_to')}：${content.copyTo}`}</p> : null}
        <p>
          <span>{paper.head.printer}</span>
          <span>{sheetDay(paper.issuedOn)}</span>
        </p>
      </footer>
    </article>
  );
};

const Line = ({
  sentence,
  draft,
  chosen,
  onChoose,
  onChange,
}: Parameters<typeof Sheet>[0] & { sentence: Sentence }) => {
  const t = useBulletinWords();
  const { content } = draft;
  const className = [
    'bl-sentence',
    chosen === sentence.id ? 'is-chosen' : '',
    sentence.made !== null && sentence.made !== sentence.text ? 'is-touched' : '',
    sentence.made === null ? 'is-own' : '',
  ].join(' ');
  if (!onChange)
    return (
      // A button would break the line it stands in.
      // biome-ignore lint/a11y/useSemanticElements: a button is a box and cannot run over several lines
      <span
        className={className}
        role="button"
        tabIndex={0}
        aria-pressed={chosen === sentence.id}
        onClick={() => onChoose(sentence.id)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ' ') {
            event.preventDefault();
            onChoose(sentence.id);
          }
        }}
      >
        {sentence.text}
      </span>
    );
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') onChoose(null);
    if (event.key === 'Enter') {
      event.preventDefault();
      const id = `own.${crypto.randomUUID()}`;
      const said = reword(content, sentence.id, event.currentTarget.textContent?.trim() || sentence.text);
      onChange({ content: addAfter(said, sentence.id, { id, text: t('paper.new_words') }) });
      onChoose(id);
    }
    const by = event.altKey && event.key === 'ArrowUp' ? -1 : event.altKey && event.key === 'ArrowDown' ? 1 : 0;
    if (by) {
      event.preventDefault();
      onChange({ content: move(content, sentence.id, by) });
    }
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: words typed over where they stand, in lines that run on
    <span
      className={className}
      contentEditable="plaintext-only"
      suppressContentEditableWarning
      role="textbox"
      tabIndex={0}
      aria-label={t('paper.sheet')}
      onFocus={() => onChoose(sentence.id)}
      onKeyDown={press}
      onInput={() => onChange({})}
      onBlur={(event) => {
        const words = event.currentTarget.textContent?.trim() ?? '';
        if (words === sentence.text) return;
        onChange({ content: words ? reword(content, sentence.id, words) : remove(content, sentence.id) });
      }}
    >
      {sentence.text}
    </span>
  );
};

const Words = (props: {
  as: 'h2' | 'p';
  className: string;
  label: string;
  text: string;
  onSay: ((words: string) => void) | null;
  onTyping: () => void;
}) => {
  const id = useId();
  const { as: Tag, onSay, text } = props;
  if (!onSay) return <Tag className={props.className}>{text}</Tag>;
  return (
    <Tag className={props.className}>
      {/* biome-ignore lint/a11y/useSemanticElements: words typed over where they stand */}
      <span
        key={`${id} ${text}`}
        contentEditable="plaintext-only"
        suppressContentEditableWarning
        role="textbox"
        tabIndex={0}
        aria-label={props.label}
        onInput={props.onTyping}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
        onBlur={(event) => {
          const words = event.currentTarget.textContent?.trim() ?? '';
          if (words !== text) onSay(words);
        }}
      >
        {text}
      </span>
    </Tag>
  );
};
