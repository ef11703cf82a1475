import { Icon } from '@luoshi/ui/icon.tsx';
import type { WebManifest } from '@luoshi/web-kit/manifest.ts';
import en from '../locales/en.json';
import zhCN from '../locales/zh-CN.json';

export const manifest: WebManifest = {
  feature: 'notices',
  routes: [
    { path: '/notices', page: () => import('./inbox-page.tsx') },
    { path: '/settings/notices', page: () => import('./preferences-page.tsx') },
    { path: '/settings/channels', gate: 'notices.channels', page: () => import('./channels-page.tsx') },
    { path: '/settings/deliveries', gate: 'notices.log', page: () => import('./log-page.tsx') },
  ],
  settings: [
    {
      label: 'web.nav.channels',
      path: '/settings/channels',
      icon: <Icon name="send" />,
      permission: 'notices.channels',
      order: 40,
    },
    {
      label: 'web.nav.log',
      path: '/settings/deliveries',
      icon: <Icon name="record" />,
      permission: 'notices.log',
      order: 41,
    },
    { label: 'web.nav.preferences', path: '/settings/notices', icon: <Icon name="bell" />, order: 79 },
  ],
  parts: [{ slot: 'top', order: 10, part: () => import('./parts/bell.tsx') }],
  locales: { 'zh-CN': zhCN, en },
};
