import { type ReactNode, useRef } from 'react';
import { useRowsThatFit } from './use-fit.ts';

/** Rows of a panel. On a big screen as many as fit; at a desk the panel scrolls. */
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
  const room = props.screen && fitting !== null ? fitting : props.rows.length;
  const shown = props.rows.slice(0, room);
  // On a big screen the number beside the panel's name says how many there are.
  const left = props.screen ? 0 : (props.unsent ?? 0);
  return (
    <div ref={box} className="bw-rows">
      <ul aria-label={props.label}>{shown.map(props.children)}</ul>
      {left > 0 ? <p className="bw-rest ls-quiet">{props.rest(left)}</p> : null}
    </div>
  );
};
