import { Icon } from '@luoshi/ui/icon.tsx';
import type { WebManifest } from '@luoshi/web-kit/manifest.ts';
import en from '../locales/en.json';
import zhCN from '../locales/zh-CN.json';

export const manifest: WebManifest = {
  feature: 'supervision',
  routes: [
    { path: '/supervision', gate: 'supervision.read', page: () => import('./list-page.tsx') },
    { path: '/supervision/facts', gate: 'supervision.read', page: () => import('./facts-page.tsx') },
    { path: '/supervision/inspections', gate: 'supervision.read', page: () => import('./inspections-page.tsx') },
    { path: '/supervision/inspections/$id', gate: 'supervision.read', page: () => import('./inspection-page.tsx') },
    { path: '/supervision/slips', gate: 'supervision.read', page: () => import('./slips-page.tsx') },
    { path: '/supervision/escalation', gate: 'supervision.read', page: () => import('./escalation-page.tsx') },
    { path: '/supervision/$id', gate: 'supervision.read', page: () => import('./matter-page.tsx') },
  ],
  nav: [
    {
      label: 'web.nav.supervision',
      path: '/supervision',
      icon: <Icon name="watch" />,
      permission: 'supervision.read',
      order: 35,
    },
  ],
  parts: [
    { slot: 'today', order: 10, permission: 'supervision.read', part: () => import('./parts/waiting.tsx') },
    {
      slot: 'tasks.selected',
      order: 10,
      permission: 'supervision.direct',
      part: () => import('./parts/take-selected.tsx'),
    },
    { slot: 'tasks.one', order: 10, permission: 'supervision.read', part: () => import('./parts/of-task.tsx') },
  ],
  find: [
    {
      noun: 'web.nav.supervision',
      address: (words) => `/supervision?q=${encodeURIComponent(words)}`,
      permission: 'supervision.read',
    },
  ],
  locales: { 'zh-CN': zhCN, en },
};
