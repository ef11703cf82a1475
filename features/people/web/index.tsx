import { Icon } from '@luoshi/ui/icon.tsx';
import type { WebManifest } from '@luoshi/web-kit/manifest.ts';
import en from '../locales/en.json';
import zhCN from '../locales/zh-CN.json';

export const manifest: WebManifest = {
  feature: 'people',
  publicRoutes: [
    { path: '/sign-in', page: () => import('./sign-in-page.tsx') },
    { path: '/setup', page: () => import('./setup-page.tsx') },
  ],
  routes: [
    { path: '/settings/orgs', gate: 'people.see', page: () => import('./orgs-page.tsx') },
    { path: '/settings/accounts', gate: 'people.accounts', page: () => import('./accounts-page.tsx') },
    { path: '/settings/audit', gate: 'people.audit', page: () => import('./audit-page.tsx') },
    { path: '/settings/password', page: () => import('./password-page.tsx') },
    { path: '/settings/tokens', page: () => import('./tokens-page.tsx') },
    { path: '/settings/demonstration', page: () => import('./demonstration-page.tsx') },
  ],
  settings: [
    {
      label: 'web.nav.orgs',
      path: '/settings/orgs',
      icon: <Icon name="people" />,
      permission: 'people.see',
      order: 10,
    },
    {
      label: 'web.nav.accounts',
      path: '/settings/accounts',
      icon: <Icon name="person" />,
      permission: 'people.accounts',
      order: 11,
    },
    {
      label: 'web.nav.audit',
      path: '/settings/audit',
      icon: <Icon name="record" />,
      permission: 'people.audit',
      order: 12,
    },
    { label: 'web.nav.password', path: '/settings/password', icon: <Icon name="shield" />, order: 80 },
    { label: 'web.nav.tokens', path: '/settings/tokens', icon: <Icon name="keyboard" />, order: 81 },
  ],
  find: [
    {
      noun: 'web.nav.orgs',
      address: (words) => `/settings/orgs?q=${encodeURIComponent(words)}`,
      permission: 'people.see',
    },
  ],
  locales: { 'zh-CN': zhCN, en },
};
