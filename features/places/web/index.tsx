import { Icon } from '@luoshi/ui/icon.tsx';
import type { WebManifest } from '@luoshi/web-kit/manifest.ts';
import en from '../locales/en.json';
import zhCN from '../locales/zh-CN.json';

export const manifest: WebManifest = {
  feature: 'places',
  routes: [{ path: '/settings/regions', page: () => import('./regions-page.tsx') }],
  settings: [{ label: 'web.nav', path: '/settings/regions', icon: <Icon name="place" />, order: 20 }],
  locales: { 'zh-CN': zhCN, en },
};
