import { type ReactNode, useRef } from 'react';
import { useRowsThatFit } from './use-fit.ts';

/** Rows of a panel. On a big screen as many as fit, with a word for the rest; at a desk the panel scrolls. */
export const FitList = <Row,>(props: {
  rows: readonly Row[];
  /** Height of a row in multiples of the text size, as the sheet has it. */
  rowHeight: number;
  screen: boolean;
  rest: (count: number) => ReactNode;
  /** Rows that exist but were not sent. */
  unsent?: number;
  label: string;
  children: (row: Row) => ReactNode;
}) => {
  const box = useRef<HTMLDivElement>(null);
  const fitting = useRowsThatFit(box, props.rowHeight);
  const all = props.rows.length + (props.unsent ?? 0);
  const room = props.screen && fitting !== null ? fitting : props.rows.length;
  const shown = room >= all ? props.rows : props.screen ? props.rows.slice(0, Math.max(1, room - 1)) : props.rows;
  const left = all - shown.length;
  return (
    <div ref={box} className="bw-rows">
      <ul aria-label={props.label}>{shown.map(props.children)}</ul>
      {left > 0 ? <p className="bw-rest ls-quiet">{props.rest(left)}</p> : null}
    </div>
  );
};
