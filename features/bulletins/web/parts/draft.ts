import type { Content, Paper, Paragraph, Sentence } from './api.ts';

/** What a person is changing, before it is saved. */
export type Draft = {
  title: string;
  content: Content;
  recipients: readonly string[];
  template: string | null;
};

export const draftOf = (paper: Paper): Draft => ({
  title: paper.title,
  content: paper.content,
  recipients: paper.recipientIds,
  template: paper.templateId,
});

const mapParagraphs = (content: Content, change: (paragraph: Paragraph) => Paragraph | null): Content => ({
  ...content,
  sections: content.sections.map((section) => ({
    ...section,
    paragraphs: section.paragraphs.flatMap((one) => change(one) ?? []),
  })),
});

export const allSentences = (content: Content): Sentence[] =>
  content.sections.flatMap((section) => section.paragraphs.flatMap((one) => one.sentences));

export const findSentence = (content: Content, id: string): Sentence | null =>
  allSentences(content).find((one) => one.id === id) ?? null;

/** New words of a sentence; one left without words goes, and with it a paragraph that holds nothing else. */
export const reword = (content: Content, id: string, text: string): Content =>
  mapParagraphs(content, (paragraph) => {
    if (!paragraph.sentences.some((one) => one.id === id)) return paragraph;
    const sentences = paragraph.sentences.flatMap((one) => (one.id === id ? (text ? [{ ...one, text }] : []) : [one]));
    return sentences.length > 0 ? { ...paragraph, sentences } : null;
  });

export const remove = (content: Content, id: string): Content => reword(content, id, '');

/** A sentence of a person's own after another. */
export const addAfter = (content: Content, id: string, own: { id: string; text: string }): Content =>
  mapParagraphs(content, (paragraph) => {
    const at = paragraph.sentences.findIndex((one) => one.id === id);
    if (at < 0) return paragraph;
    const sentences = paragraph.sentences.toSpliced(at + 1, 0, { ...own, fact: null, made: null });
    return { ...paragraph, sentences };
  });

/**
 * Moves a sentence one place up or down within its paragraph; from its end the whole paragraph moves within its section.
 */
export const move = (content: Content, id: string, by: 1 | -1): Content => ({
  ...content,
  sections: content.sections.map((section) => {
    const at = section.paragraphs.findIndex((one) => one.sentences.some((sentence) => sentence.id === id));
    const paragraph = section.paragraphs[at];
    if (!paragraph) return section;
    const place = paragraph.sentences.findIndex((one) => one.id === id);
    const sentences = swapped(paragraph.sentences, place, place + by);
    return {
      ...section,
      paragraphs: sentences
        ? section.paragraphs.with(at, { ...paragraph, sentences })
        : (swapped(section.paragraphs, at, at + by) ?? section.paragraphs),
    };
  }),
});

const swapped = <T>(list: readonly T[], a: number, b: number): T[] | null => {
  const [one, other] = [list[a], list[b]];
  return one === undefined || other === undefined ? null : list.with(a, other).with(b, one);
};
