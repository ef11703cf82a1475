import { Icon } from '@luoshi/ui/icon.tsx';
import type { WebManifest } from '@luoshi/web-kit/manifest.ts';
import en from '../locales/en.json';
import zhCN from '../locales/zh-CN.json';

export const manifest: WebManifest = {
  feature: 'projects',
  routes: [
    { path: '/projects', gate: 'projects.read', page: () => import('./list-page.tsx') },
    { path: '/projects/new', gate: 'projects.edit', page: () => import('./new-project-page.tsx') },
    { path: '/projects/handovers', gate: 'projects.hand_over', page: () => import('./handovers-page.tsx') },
    { path: '/projects/$id', gate: 'projects.read', page: () => import('./project-page.tsx') },
    { path: '/projects/$id/edit', gate: 'projects.edit', page: () => import('./edit-project-page.tsx') },
    { path: '/projects/$id/plan', gate: 'projects.read', page: () => import('./plan-page.tsx') },
    { path: '/projects/$id/report', gate: 'projects.report', page: () => import('./report-page.tsx') },
    { path: '/settings/project-standards', page: () => import('./standards-page.tsx') },
  ],
  nav: [{ label: 'web.nav', path: '/projects', icon: <Icon name="project" />, permission: 'projects.read', order: 50 }],
  settings: [
    {
      label: 'web.standards.title',
      path: '/settings/project-standards',
      icon: <Icon name="settings" />,
      permission: 'projects.read',
      order: 52,
    },
  ],
  parts: [{ slot: 'today', order: 20, permission: 'projects.report', part: () => import('./parts/unreported.tsx') }],
  find: [
    {
      noun: 'web.nav',
      address: (words) => `/projects?q=${encodeURIComponent(words)}`,
      permission: 'projects.read',
    },
  ],
  locales: { 'zh-CN': zhCN, en },
};
