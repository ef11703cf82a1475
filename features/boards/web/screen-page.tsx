import { Wall } from './parts/wall.tsx';

/** The wall alone on a big screen: no text below 1/45 of the height. */
export default function ScreenPage() {
  return <Wall screen />;
}
