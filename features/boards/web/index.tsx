import { Icon } from '@luoshi/ui/icon.tsx';
import type { WebManifest } from '@luoshi/web-kit/manifest.ts';
import en from '../locales/en.json';
import zhCN from '../locales/zh-CN.json';

export const manifest: WebManifest = {
  feature: 'boards',
  publicRoutes: [{ path: '/screen', page: () => import('./kiosk-page.tsx') }],
  routes: [
    { path: '/wall', gate: 'boards.see', page: () => import('./wall-page.tsx') },
    { path: '/wall/screens', gate: 'boards.screens', page: () => import('./screens-page.tsx') },
    { path: '/wall/print', gate: 'boards.see', bare: true, page: () => import('./print-page.tsx') },
    { path: '/wall/screen', gate: 'boards.see', bare: true, page: () => import('./screen-page.tsx') },
  ],
  nav: [{ label: 'nav.wall', path: '/wall', icon: <Icon name="wall" />, permission: 'boards.see', order: 20 }],
  parts: [{ slot: 'today', order: 5, permission: 'boards.see', part: () => import('./leader-part.tsx') }],
  locales: { 'zh-CN': zhCN, en },
};
