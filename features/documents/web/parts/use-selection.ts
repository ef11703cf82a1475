import { useRef, useState } from 'react';
import type { ClauseView } from './api.ts';

const NONE: ReadonlySet<string> = new Set();

/** The items selected among those shown; what is no longer shown is no longer selected. */
export const useSelection = (shown: readonly ClauseView[]) => {
  const [chosen, setChosen] = useState(NONE);
  const last = useRef<string | null>(null);
  const visible = new Set(shown.map(({ id }) => id));
  const selected = chosen.size === 0 ? NONE : new Set([...chosen].filter((id) => visible.has(id)));
  return {
    selected,
    clear: () => setChosen(NONE),
    toggleAll: () => setChosen(selected.size === shown.length ? NONE : visible),
    /** `through`: everything between the last one toggled and this one takes its new state. */
    toggle: (id: string, through: boolean) => {
      const isOn = !selected.has(id);
      const from = through ? shown.findIndex((clause) => clause.id === last.current) : -1;
      const to = shown.findIndex((clause) => clause.id === id);
      const range = from < 0 ? [id] : shown.slice(Math.min(from, to), Math.max(from, to) + 1).map((one) => one.id);
      const next = new Set(selected);
      for (const one of range)
        if (isOn) next.add(one);
        else next.delete(one);
      last.current = id;
      setChosen(next);
    },
  };
};
