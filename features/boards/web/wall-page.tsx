import { flag, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { Navigate } from '@tanstack/react-router';
import { Wall } from './parts/wall.tsx';

const codecs = { screen: flag() };

/** The wall inside the shell; with `?screen=1` it goes to the big screen and takes its filters along. */
export default function WallPage() {
  const [{ screen }] = useUrlState(codecs);
  if (!screen) return <Wall />;
  return (
    <Navigate
      to="/wall/screen"
      search={(before: Record<string, unknown>) => ({ ...before, screen: undefined })}
      replace
    />
  );
}
