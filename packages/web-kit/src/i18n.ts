import type { Day } from '@luoshi/kernel/day.ts';
import { formatDay, formatMoney, formatMu, type Language } from '@luoshi/kernel/format.ts';
import i18next, { type ResourceLanguage } from 'i18next';
import ICU from 'i18next-icu';
import { useCallback, useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import kitEn from './locales/en.json';
import kitZh from './locales/zh-CN.json';
import { useToday } from './today.ts';

export type { Language } from '@luoshi/kernel/format.ts';

/** Words of one namespace: zh-CN is the source, en is complete. */
export type Locales = Readonly<Record<Language, ResourceLanguage>>;

/** Values of an ICU message. */
export type WordValues = Readonly<Record<string, string | number | boolean | Date | null | undefined>>;

/** `t('list.title', { count: 3 })`: the sentence in the present language. */
export type Words = (key: string, values?: WordValues) => string;

const REMEMBERED = 'luoshi.language';
export const languages: readonly Language[] = ['zh-CN', 'en'];

/** The language to start with: the remembered one, else the first of the browser's that is English or Chinese, else zh-CN. */
export const chooseLanguage = (remembered: string | null, wished: readonly string[]): Language => {
  if (remembered === 'zh-CN' || remembered === 'en') return remembered;
  for (const one of wished) {
    if (/^zh\b/i.test(one)) return 'zh-CN';
    if (/^en\b/i.test(one)) return 'en';
  }
  return 'zh-CN';
};

/** Starts the words of the whole app: one namespace a feature, plus those of the shell and the parts. */
export const startWords = (namespaces: Readonly<Record<string, Locales>>): void => {
  const all = { kit: { 'zh-CN': kitZh, en: kitEn }, ...namespaces };
  const of = (language: Language) =>
    Object.fromEntries(Object.entries(all).map(([name, locales]) => [name, locales[language]]));
  void i18next
    .use(ICU)
    .use(initReactI18next)
    .init({
      lng: chooseLanguage(readRemembered(), navigator.languages),
      fallbackLng: 'zh-CN',
      supportedLngs: [...languages],
      resources: { 'zh-CN': of('zh-CN'), en: of('en') },
      defaultNS: 'kit',
      initAsync: false,
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
  document.documentElement.lang = currentLanguage();
};

/** The language people see now; sent to the server as `Accept-Language`. */
export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'zh-CN');

/** Switches the language of the whole app and remembers it on this machine. */
export const setLanguage = async (language: Language): Promise<void> => {
  try {
    localStorage.setItem(REMEMBERED, language);
  } catch {
    // Storage may be forbidden; the choice then lasts until the page is closed.
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
};

/** The words of a namespace (a feature's name). */
export const useWords = (namespace: string): Words => {
  const { t } = useTranslation(namespace);
  return useCallback((key, values) => t(key, { ...values }), [t]);
};

export const useLanguage = (): Language => {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh-CN';
};

/** The kernel's formatters bound to the language and to the government's today. Absent values give an em dash. */
export const useFormat = () => {
  const language = useLanguage();
  const today = useToday();
  return useMemo(() => makeFormat(language, today), [language, today]);
};

const NOTHING = '\u2014';

/** Formatters for one language; `today` decides whether a day names its year, `time` is local HH:mm. */
export const makeFormat = (language: Language, today: Day) => {
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const times = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false });
  return {
    day: (day: string | null | undefined) => (day ? formatDay(day.slice(0, 10) as Day, today, language) : NOTHING),
    money: (yuan: number | null | undefined) =>
      yuan === null || yuan === undefined ? NOTHING : formatMoney(yuan, language),
    mu: (mu: number | null | undefined) => (mu === null || mu === undefined ? NOTHING : formatMu(mu, language)),
    number: (value: number | null | undefined) =>
      value === null || value === undefined ? NOTHING : numbers.format(value),
    time: (at: Date | string | null | undefined) => (at ? times.format(new Date(at)) : NOTHING),
  };
};

/** A word of the kit itself, for code that stands outside React. */
export const kitWord = (key: string): string => i18next.t(key, { ns: 'kit' });

const readRemembered = (): string | null => {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    return null;
  }
};
