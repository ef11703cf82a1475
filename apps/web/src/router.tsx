import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { Refused } from '@luoshi/ui/refused.tsx';
import { routerPath, type WebManifest, type WebRoute } from '@luoshi/web-kit/manifest.ts';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { parseSearch, stringifySearch } from '@luoshi/web-kit/url-state.ts';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Home } from './shell/home.tsx';
import { Bare, Gate, Root, Themed } from './shell/layouts.tsx';
import { NotFound } from './shell/not-found.tsx';
import { Shell } from './shell/shell.tsx';

/** The router over the pages of all manifests: public ones bare, the others behind the session, most inside the shell. */
export const makeRouter = (manifests: readonly WebManifest[]) => {
  const root = createRootRoute({ component: Root, notFoundComponent: NotFound });
  const gate = createRoute({ getParentRoute: () => root, id: 'gate', component: Gate });
  const shell = createRoute({
    getParentRoute: () => gate,
    id: 'shell',
    component: () => <Shell manifests={manifests} />,
  });
  const bare = createRoute({ getParentRoute: () => gate, id: 'bare', component: Bare });
  const open = createRoute({ getParentRoute: () => root, id: 'open', component: Themed });

  const routes = manifests.flatMap((manifest) => manifest.routes);
  const inShell = routes
    .filter((route) => !route.bare)
    .map((route) =>
      createRoute({ getParentRoute: () => shell, path: routerPath(route.path), component: gated(route) }),
    );
  const withoutShell = routes
    .filter((route) => route.bare)
    .map((route) => createRoute({ getParentRoute: () => bare, path: routerPath(route.path), component: gated(route) }));
  const inPublic = manifests
    .flatMap((manifest) => manifest.publicRoutes ?? [])
    .map((route) =>
      createRoute({
        getParentRoute: () => open,
        path: routerPath(route.path),
        component: lazyRouteComponent(route.page),
      }),
    );
  const home = createRoute({
    getParentRoute: () => shell,
    path: '/',
    component: () => <Home manifests={manifests} />,
  });
  const missing = createRoute({ getParentRoute: () => shell, path: '$', component: NotFound });

  return createRouter({
    routeTree: root.addChildren([
      open.addChildren(inPublic),
      gate.addChildren([shell.addChildren([home, ...inShell, missing]), bare.addChildren(withoutShell)]),
    ]),
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultPreload: 'intent',
    defaultPendingComponent: Loading,
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: ({ error, reset }) => <Fault error={error} again={reset} />,
  });
};

/** The page, or the refusal for those without its permission; the page is not even loaded for them. */
const gated = (route: WebRoute) => {
  const Page = lazyRouteComponent(route.page);
  const GatedPage = () => {
    const session = useSession();
    return !route.gate || session.can(route.gate) ? <Page /> : <Refused />;
  };
  return Object.assign(GatedPage, { preload: Page.preload });
};
