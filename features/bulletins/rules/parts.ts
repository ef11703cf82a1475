import type { Paragraph, Section } from '../contract.ts';
import { words } from './say.ts';

/** A sentence as facts make it. */
export const made = (id: string, fact: string | null, text: string): Paragraph['sentences'][number] => ({
  id,
  text,
  fact,
  made: text,
});

export const section = (id: keyof typeof words.headings, paragraphs: Paragraph[]): Section => ({
  id,
  heading: words.headings[id],
  paragraphs,
});

export const paragraph = (
  id: string,
  sentences: (Paragraph['sentences'][number] | null)[],
  heading: string | null = null,
): Paragraph => ({ id, heading, sentences: sentences.filter((one) => one !== null) });
