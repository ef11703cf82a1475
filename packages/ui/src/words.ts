import { useTranslation } from 'react-i18next';
import en from './locales/en.json';
import zhCN from './locales/zh-CN.json';

/** The few words the parts have of their own; the app registers them under the namespace `ui`. */
export const uiLocales = { 'zh-CN': zhCN, en };

export const useUiWords = (): ((key: string, values?: Readonly<Record<string, string | number>>) => string) => {
  const { t } = useTranslation('ui');
  return (key, values) => t(key, { ...values });
};
