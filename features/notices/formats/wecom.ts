import { fitLetter, type Letter, letterMarkdown } from '../rules/letter.ts';
import type { Posting } from './outcome.ts';

/** WeCom takes 4096 bytes of Markdown at most. (developer.work.weixin.qq.com, group robot.) */
const BYTES_AT_MOST = 4096;

/** A letter as a WeCom group robot takes it; its key is a part of the address. */
export const toWeCom = (
  letter: Letter,
  { address, more }: { address: string; more: (n: number) => string },
): Posting => ({
  address,
  body: JSON.stringify({
    msgtype: 'markdown',
    markdown: { content: fitLetter(letter, BYTES_AT_MOST, letterMarkdown, more) },
  }),
  headers: {},
});
