import en from '../locales/en.json' with { type: 'json' };
import zhCN from '../locales/zh-CN.json' with { type: 'json' };
import type { CliWords } from './command.ts';

type Table = Record<string, string | string[]>;

/** Words in Chinese when the terminal's locale is Chinese, in English otherwise. */
export const wordsFor = (env: NodeJS.ProcessEnv): CliWords => {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const table: Table = locale.startsWith('zh') ? zhCN : en;
  return (key, params = {}) => {
    const text = table[key];
    if (text === undefined) return key;
    const whole = Array.isArray(text) ? text.join('\n') : text;
    return whole.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
  };
};
