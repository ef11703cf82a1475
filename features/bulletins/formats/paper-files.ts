import { typeset } from '@luoshi/server-kit/pdf/typeset.ts';
import type { Paper } from '../rules/paper.ts';
import { fillTemplate } from './docx/fill-template.ts';
import type { Template } from './docx/template.ts';
import { writePaper } from './docx/write-paper.ts';
import { PAPER_TYPST } from './paper-typst.ts';

/** The paper for Word, in a clerk's template when there is one. */
export const wordOf = (paper: Paper, template: Template | null): Promise<Uint8Array> =>
  template ? fillTemplate(template, paper) : writePaper(paper);

/** The paper as PDF, always in the page of the standard. */
export const pdfOf = (paper: Paper): Promise<Uint8Array> => typeset(PAPER_TYPST, { paper: JSON.stringify(paper) });
