import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { Shortcuts } from '@luoshi/ui/shortcuts.tsx';
import { ToastRegion } from '@luoshi/ui/toast-region.tsx';
import { useLanguage } from '@luoshi/web-kit/i18n.ts';
import { LiveLine } from '@luoshi/web-kit/live.tsx';
import { SessionGate } from '@luoshi/web-kit/session.tsx';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';

// antd arrives beside the first page, not before the shell.
const AntTheme = lazy(() => import('@luoshi/ui/ant.tsx').then(({ AntTheme }) => ({ default: AntTheme })));

/** Round everything: notices and shortcuts. */
export const Root = () => (
  <>
    <Outlet />
    <ToastRegion />
    <Shortcuts />
  </>
);

/** A page with antd in our tokens and the present language. */
export const Themed = () => {
  const language = useLanguage();
  return (
    <Suspense fallback={<Loading />}>
      <AntTheme language={language}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </AntTheme>
    </Suspense>
  );
};

/** A page without the shell: the wall on a big screen, which says for itself that its data are of a demonstration. */
export const Bare = () => (
  <main id="main">
    <Themed />
  </main>
);

/** Lets the signed-in through and keeps their line to the server open. */
export const Gate = () => (
  <SessionGate waiting={<Loading />} failed={(error, again) => <Fault error={error} again={again} />}>
    <LiveLine>
      <Outlet />
    </LiveLine>
  </SessionGate>
);
