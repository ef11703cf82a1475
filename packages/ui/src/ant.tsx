import type { Language } from '@luoshi/kernel/format.ts';
import { ConfigProvider, type ThemeConfig, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type ReactNode, useSyncExternalStore } from 'react';
import { fontFamily, type Look, tokens } from './theme.ts';

/** antd's theme in our tokens; the only place where antd learns a colour. */
export const antTheme = (look: Look, isPhone = false): ThemeConfig => {
  const { ground, surface, text, quiet, line, accent, lights } = tokens[look];
  return {
    algorithm: look === 'wall' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: accent,
      colorLink: accent,
      colorInfo: accent,
      colorSuccess: lights.on_track,
      colorWarning: lights.behind,
      colorError: lights.late,
      colorTextBase: text,
      colorTextSecondary: quiet,
      // antd's own placeholder grey falls below AA.
      colorTextPlaceholder: quiet,
      colorBgBase: surface,
      colorBgLayout: ground,
      colorBorder: look === 'desk' ? '#8A94A0' : '#5F7590',
      colorBorderSecondary: line,
      // Quiet text must stay readable on a chosen row.
      controlItemBgActive: look === 'desk' ? '#E8F0F8' : '#22395A',
      controlItemBgActiveHover: look === 'desk' ? '#DCE8F4' : '#2A4468',
      borderRadius: 6,
      fontFamily,
      fontSize: isPhone ? 16 : 14,
      // A thumb needs more room than a mouse.
      controlHeight: isPhone ? 44 : 32,
      boxShadow: '0 4px 16px rgb(27 36 48 / 14%)',
      boxShadowSecondary: '0 4px 16px rgb(27 36 48 / 14%)',
    },
    components: { Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' } },
  };
};

const PHONE = '(max-width: 640px)';
const onPhone = (): boolean => window.matchMedia(PHONE).matches;
const watchPhone = (changed: () => void) => {
  const query = window.matchMedia(PHONE);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
};

/** Gives antd's parts our tokens and the language; the shell puts it round every page once. */
export const AntTheme = (props: { look?: Look; language: Language; children: ReactNode }) => {
  dayjs.locale(props.language === 'en' ? 'en' : 'zh-cn');
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const isPhone = useSyncExternalStore(watchPhone, onPhone);
  const config = antTheme(props.look ?? 'desk', isPhone);
  return (
    <ConfigProvider
      locale={props.language === 'en' ? enUS : zhCN}
      theme={calm ? { ...config, token: { ...config.token, motion: false } } : config}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {props.children}
    </ConfigProvider>
  );
};
