import './shell.css';
import { useWords } from '@luoshi/web-kit/i18n.ts';
import { entriesFor, type WebManifest } from '@luoshi/web-kit/manifest.ts';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { PartsContext, partsOf } from '@luoshi/web-kit/slots.tsx';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { DemoBand } from './demo-band.tsx';
import { Themed } from './layouts.tsx';
import { MainMenu } from './main-menu.tsx';
import { TopBar } from './top-bar.tsx';

const MOST_ENTRIES = 8;

/** The frame of every working page: top bar, menu at the left (at the bottom of a phone), and the page. */
export const Shell = ({ manifests }: { manifests: readonly WebManifest[] }) => {
  const t = useWords('shell');
  const session = useSession();
  const main = useMainFocus();
  const parts = useMemo(() => partsOf(manifests), [manifests]);
  const all = entriesFor(manifests, 'nav', session.can);
  const entries = all.slice(0, MOST_ENTRIES);
  return (
    <PartsContext value={parts}>
      <div className="ls-shell">
        <a className="ls-skip" href="#main">
          {t('skip')}
        </a>
        {session.tenant.isDemo ? <DemoBand /> : null}
        <TopBar
          entries={entries}
          // What the menu has no room for stands behind the name, before the settings.
          settings={[...all.slice(MOST_ENTRIES), ...entriesFor(manifests, 'settings', session.can)]}
          finds={manifests.flatMap((manifest) =>
            (manifest.find ?? [])
              .filter((find) => !find.permission || session.can(find.permission))
              .map((find) => ({ ...find, feature: manifest.feature })),
          )}
        />
        <div className="ls-shell-body">
          <MainMenu entries={entries} />
          <main id="main" tabIndex={-1} ref={main}>
            <Themed />
          </main>
        </div>
      </div>
    </PartsContext>
  );
};

/** After going to another page the focus stands at its beginning, as after a page load. */
const useMainFocus = () => {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current && before.current !== path && !main.current?.contains(document.activeElement))
      main.current?.focus({ preventScroll: true });
    before.current = path;
  }, [path]);
  return main;
};
