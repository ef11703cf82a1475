import { Icon } from '@luoshi/ui/icon.tsx';
import type { WebManifest } from '@luoshi/web-kit/manifest.ts';
import en from '../locales/en.json';
import zhCN from '../locales/zh-CN.json';

export const manifest: WebManifest = {
  feature: 'boards',
  routes: [
    { path: '/wall', gate: 'boards.see', page: () => import('./wall-page.tsx') },
    { path: '/wall/screen', gate: 'boards.see', bare: true, page: () => import('./screen-page.tsx') },
  ],
  nav: [{ label: 'nav.wall', path: '/wall', icon: <Icon name="wall" />, permission: 'boards.see', order: 20 }],
  locales: { 'zh-CN': zhCN, en },
};
