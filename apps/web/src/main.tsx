import '@luoshi/ui/theme.css';
import { applyTheme } from '@luoshi/ui/theme.ts';
import { uiLocales } from '@luoshi/ui/words.ts';
import { startWords } from '@luoshi/web-kit/i18n.ts';
import { mayRetry } from '@luoshi/web-kit/problem-error.ts';
import { noticeEndedSession, sessionQuery } from '@luoshi/web-kit/session.tsx';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { manifests } from './features.ts';
import en from './locales/en.json';
import zhCN from './locales/zh-CN.json';
import { makeRouter } from './router.tsx';

applyTheme();
startWords({
  ui: uiLocales,
  shell: { 'zh-CN': zhCN, en },
  ...Object.fromEntries(manifests.map((manifest) => [manifest.feature, manifest.locales])),
});

const onError = (error: unknown) => noticeEndedSession(queries, error);
const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: { staleTime: 30_000, retry: (count, error) => count < 2 && mayRetry(error) },
  },
});
// Asked for while the pages are still being loaded: most visits wait for nothing else.
void queries.prefetchQuery(sessionQuery);

const root = document.getElementById('app');
if (!root) throw new Error('no #app in the page');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={makeRouter(manifests)} />
    </QueryClientProvider>
  </StrictMode>,
);
