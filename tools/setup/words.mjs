import { readFileSync } from 'node:fs';

const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
const language = locale.startsWith('zh') ? 'zh-CN' : 'en';
const table = JSON.parse(readFileSync(new URL(`./locales/${language}.json`, import.meta.url), 'utf8'));

/** The sentence for `key` in the language of the terminal, its {names} filled in. */
export const words = (key, params = {}) => table[key].replace(/\{(\w+)\}/g, (_, name) => String(params[name] ?? ''));

/** Says a sentence on standard error. */
export const say = (key, params) => process.stderr.write(`${words(key, params)}\n`);
