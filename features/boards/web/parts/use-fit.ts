import { type RefObject, useEffect, useState } from 'react';

/**
 * How many rows of `rowHeight` times the element's own text size fit into it: a big screen has nobody to scroll it.
 * Null until measured.
 */
export const useRowsThatFit = (box: RefObject<HTMLElement | null>, rowHeight: number): number | null => {
  const [rows, setRows] = useState<number | null>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      const textSize = Number.parseFloat(getComputedStyle(element).fontSize);
      setRows(Math.max(1, Math.floor((element.clientHeight + 1) / (textSize * rowHeight))));
    };
    const watching = new ResizeObserver(measure);
    watching.observe(element);
    return () => watching.disconnect();
  }, [box, rowHeight]);
  return rows;
};
