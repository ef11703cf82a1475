import { useSyncExternalStore } from 'react';

const DESK_PX = 13;
/** The smallest text of a big screen is a forty-fifth of its height (docs/look: read from the back of the room). */
const LINES_ON_A_SCREEN = 45;

const watch = (changed: () => void) => {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
};
const onScreen = () => Math.ceil(window.innerHeight / LINES_ON_A_SCREEN);

/** Pixels of the text on the map, which no style sheet reaches. */
export const useTextSize = (screen: boolean): number => {
  const size = useSyncExternalStore(watch, onScreen);
  return screen ? size : DESK_PX;
};
