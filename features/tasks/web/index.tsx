import { Icon } from '@luoshi/ui/icon.tsx';
import type { WebManifest } from '@luoshi/web-kit/manifest.ts';
import en from '../locales/en.json';
import zhCN from '../locales/zh-CN.json';

export const manifest: WebManifest = {
  feature: 'tasks',
  routes: [
    { path: '/today', page: () => import('./today-page.tsx') },
    { path: '/tasks', gate: 'tasks.read', page: () => import('./list-page.tsx') },
    { path: '/tasks/new', gate: 'tasks.create', page: () => import('./new-task-page.tsx') },
    { path: '/tasks/$id', gate: 'tasks.read', page: () => import('./task-page.tsx') },
    { path: '/tasks/$id/edit', gate: 'tasks.edit', page: () => import('./edit-task-page.tsx') },
    { path: '/settings/calendar', page: () => import('./calendar-page.tsx') },
    { path: '/settings/rules', page: () => import('./rule-sets-page.tsx') },
    { path: '/settings/rules/$id', gate: 'tasks.rules', page: () => import('./rule-draft-page.tsx') },
  ],
  nav: [
    { label: 'web.nav.today', path: '/today', icon: <Icon name="today" />, order: 10 },
    { label: 'web.nav.tasks', path: '/tasks', icon: <Icon name="tasks" />, permission: 'tasks.read', order: 30 },
  ],
  settings: [
    { label: 'web.nav.calendar', path: '/settings/calendar', icon: <Icon name="calendar" />, order: 50 },
    { label: 'web.nav.rules', path: '/settings/rules', icon: <Icon name="settings" />, order: 51 },
  ],
  find: [
    {
      noun: 'web.nav.tasks',
      address: (words) => `/tasks?q=${encodeURIComponent(words)}`,
      permission: 'tasks.read',
    },
  ],
  locales: { 'zh-CN': zhCN, en },
};
