import { Icon } from '@luoshi/ui/icon.tsx';
import type { WebManifest } from '@luoshi/web-kit/manifest.ts';
import en from '../locales/en.json';
import zhCN from '../locales/zh-CN.json';

const complain = { order: 90, permission: 'burden.complain' };

export const manifest: WebManifest = {
  feature: 'burden',
  routes: [
    { path: '/burden', gate: 'burden.read', page: () => import('./register-page.tsx') },
    { path: '/burden/new', gate: 'burden.ask', page: () => import('./new-page.tsx') },
    { path: '/burden/load', gate: 'burden.read', page: () => import('./load-page.tsx') },
    { path: '/burden/complaints', gate: 'burden.complain', page: () => import('./complaints-page.tsx') },
    { path: '/burden/complaints/$id', gate: 'burden.complain', page: () => import('./complaint-page.tsx') },
    { path: '/burden/$id', gate: 'burden.read', page: () => import('./form-page.tsx') },
  ],
  settings: [
    { label: 'nav.burden', path: '/burden', icon: <Icon name="chart" />, permission: 'burden.read', order: 45 },
  ],
  parts: [
    { ...complain, slot: 'tasks.one', part: () => import('./parts/about-task.tsx') },
    { ...complain, slot: 'tasks.report', part: () => import('./parts/about-task.tsx') },
    { ...complain, slot: 'supervision.one', part: () => import('./parts/about-matter.tsx') },
    { slot: 'today', order: 90, permission: 'burden.read', part: () => import('./parts/today-link.tsx') },
  ],
  locales: { 'zh-CN': zhCN, en },
};
