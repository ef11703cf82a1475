import { Icon } from '@luoshi/ui/icon.tsx';
import type { WebManifest } from '@luoshi/web-kit/manifest.ts';
import en from '../locales/en.json';
import zhCN from '../locales/zh-CN.json';

export const manifest: WebManifest = {
  feature: 'burden',
  routes: [{ path: '/burden', gate: 'burden.read', page: () => import('./burden-page.tsx') }],
  settings: [
    { label: 'web.nav.burden', path: '/burden', icon: <Icon name="record" />, permission: 'burden.read', order: 30 },
  ],
  parts: [
    { slot: 'tasks.one', order: 90, permission: 'burden.complain', part: () => import('./parts/complain-of-task.tsx') },
  ],
  locales: { 'zh-CN': zhCN, en },
};
