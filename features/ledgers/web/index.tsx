import { Icon } from '@luoshi/ui/icon.tsx';
import type { WebManifest } from '@luoshi/web-kit/manifest.ts';
import en from '../locales/en.json';
import zhCN from '../locales/zh-CN.json';

export const manifest: WebManifest = {
  feature: 'ledgers',
  routes: [
    { path: '/ledgers/new', gate: 'ledgers.import', page: () => import('./new-page.tsx') },
    { path: '/ledgers/$id', gate: 'ledgers.import', page: () => import('./import-page.tsx') },
  ],
  settings: [
    { label: 'web.title', path: '/ledgers/new', icon: <Icon name="record" />, permission: 'ledgers.import', order: 40 },
  ],
  locales: { 'zh-CN': zhCN, en },
};
