import './source-text.css';
import { memo, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { type ClauseView, useDocumentWords } from './api.ts';
import type { Lit } from './lit.ts';
import { type Block, headingTest, layOut, type Mark, piecesOf, type Stretch } from './paper-layout.ts';

type Props = {
  text: string;
  title: string;
  clauses: readonly ClauseView[];
  lit: Lit;
  /** The item a person works on: lit while nothing else is pointed at. */
  activeId: string | null;
  onPick: (id: string) => void;
  /** A passage was selected (null: none); absent when nothing may be added. */
  onSelect?: (span: [number, number] | null) => void;
};

const idAt = (event: Event): string | null =>
  (event.target as HTMLElement).closest<HTMLElement>('[data-clauses]')?.dataset.clauses?.split(' ').at(-1) ?? null;

/**
 * What is selected, as offsets in the paper: each piece of text knows where it begins. A selection by three clicks
 * ends at the beginning of the next line, so the pieces it touches count, not its ends.
 */
const selectedSpan = (box: HTMLElement): [number, number] | null => {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const touched = [...box.querySelectorAll<HTMLElement>('[data-at]')].filter((piece) => range.intersectsNode(piece));
  const [first, last] = [touched[0], touched.at(-1)];
  if (!first || !last) return null;
  const start = Number(first.dataset.at) + (range.startContainer === first.firstChild ? range.startOffset : 0);
  const length = last.textContent.length;
  const end = Number(last.dataset.at) + (range.endContainer === last.firstChild ? range.endOffset : length);
  return end > start ? [start, end] : null;
};

/** Lights the item's passage and its number, and nothing else. */
const light = (box: HTMLElement | null, id: string | null): void => {
  for (const mark of box?.querySelectorAll('.is-lit') ?? []) mark.classList.remove('is-lit');
  if (id) for (const mark of box?.querySelectorAll(`[data-clauses~="${id}"]`) ?? []) mark.classList.add('is-lit');
};

/** The paper with each item's passage marked; hovering, focusing or selecting tells the page. */
export const SourceText = ({ lit, activeId, onPick, onSelect, ...paper }: Props) => {
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef({ onPick, onSelect });
  useEffect(() => {
    latest.current = { onPick, onSelect };
    light(box.current, lit.now().id ?? activeId);
  });
  useEffect(() => {
    const show = (id: string | null) => {
      if (id) box.current?.querySelector(`mark[data-clauses~="${id}"]`)?.scrollIntoView({ block: 'nearest' });
    };
    show(activeId);
    return lit.watch(() => {
      const { id, from } = lit.now();
      light(box.current, id ?? activeId);
      if (from === 'list') show(id);
    });
  }, [lit, activeId]);
  // The passages are no controls of their own (their numbers are), so one listener hears for all of them.
  useEffect(() => {
    const paperBox = box.current;
    if (!paperBox) return;
    const point = (event: Event) => lit.point({ id: idAt(event), from: 'paper' });
    const leave = () => lit.point({ id: null, from: 'paper' });
    const pick = (event: Event) => {
      const id = idAt(event);
      if (id && window.getSelection()?.isCollapsed !== false) latest.current.onPick(id);
    };
    const choose = () => latest.current.onSelect?.(selectedSpan(paperBox));
    const heard: [string, (event: Event) => void][] = [
      ['mouseover', point],
      ['focusin', point],
      ['mouseleave', leave],
      ['click', pick],
      ['mouseup', choose],
      ['keyup', choose],
      ['touchend', choose],
    ];
    for (const [name, hear] of heard) paperBox.addEventListener(name, hear);
    return () => {
      for (const [name, hear] of heard) paperBox.removeEventListener(name, hear);
    };
  }, [lit]);
  return (
    <div ref={box} className="dc-paper">
      <Words {...paper} />
    </div>
  );
};

/** A passage with its item's place on the checklist. */
type Numbered = Mark & { n: number };

const Words = memo(({ text, title, clauses }: Pick<Props, 'text' | 'title' | 'clauses'>) => {
  const blocks = useMemo(() => layOut(text), [text]);
  const marks = useMemo(
    () =>
      clauses
        .filter(({ isDropped }) => !isDropped)
        .flatMap(({ id, span }, i): Numbered[] => (span ? [{ id, start: span[0], end: span[1], n: i + 1 }] : [])),
    [clauses],
  );
  const isHeading = useMemo(() => headingTest(clauses.map(({ section }) => section)), [clauses]);
  return blocks.map((block) => (
    <BlockOf key={block.start} block={block} text={text} marks={marks} title={title} isHeading={isHeading} />
  ));
});

const BlockOf = (props: {
  block: Block;
  text: string;
  marks: readonly Numbered[];
  title: string;
  isHeading: (line: string) => boolean;
}) => {
  const { block, text, marks } = props;
  if (block.kind === 'table')
    return (
      <div className="dc-paper-table">
        <table>
          <tbody>
            {block.rows.map((cells) => (
              <tr key={cells[0]?.start}>
                {cells.map((cell) => (
                  <td key={cell.start}>
                    <Pieces stretch={cell} text={text} marks={marks} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  const line = text.slice(block.start, block.end);
  const kind = line.trim() === props.title ? 'dc-paper-title' : props.isHeading(line) ? 'dc-paper-heading' : '';
  return (
    <p className={`dc-paper-line ${kind}`}>
      <Pieces stretch={block} text={text} marks={marks} />
    </p>
  );
};

const Pieces = ({ stretch, text, marks }: { stretch: Stretch; text: string; marks: readonly Numbered[] }): ReactNode =>
  piecesOf(stretch, marks).map(({ start, end, ids }) =>
    ids.length > 0 ? (
      <mark key={start} data-clauses={ids.join(' ')}>
        {marks
          .filter((mark) => mark.start === start)
          .map((mark) => (
            <Door key={mark.id} mark={mark} />
          ))}
        <span data-at={start}>{text.slice(start, end)}</span>
      </mark>
    ) : (
      <span key={start} data-at={start}>
        {text.slice(start, end)}
      </span>
    ),
  );

/** The item's number before its passage: the way from the paper to the checklist for keyboard and screen reader. */
const Door = ({ mark }: { mark: Numbered }) => {
  const t = useDocumentWords();
  return (
    <button type="button" className="dc-door" data-clauses={mark.id} aria-label={t('review.mark', { no: mark.n })}>
      {mark.n}
    </button>
  );
};
