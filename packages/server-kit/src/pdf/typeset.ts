import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const require = createRequire(import.meta.url);
const folderOf = (name: string): string => path.dirname(require.resolve(`${name}/package.json`));

/** Free fonts that come along: Noto Serif SC in two weights and Noto Sans in five (SIL OFL 1.1). */
const shippedFonts = (): string[] => {
  const serif = folderOf('@expo-google-fonts/noto-serif-sc');
  const sans = path.join(path.dirname(require.resolve('@embedpdf/fonts-sc')), '../fonts');
  return [path.join(serif, '400Regular'), path.join(serif, '900Black'), sans];
};

/** Folder with the office's own fonts (`LUOSHI_FONTS`); they go before those that come along. */
const ownFonts = (): string[] => {
  const folder = process.env.LUOSHI_FONTS;
  return folder && existsSync(folder) ? [folder] : [];
};

let compiler: Promise<NodeCompiler> | null = null;

// Loading takes 60 ms and 50 MB, so it waits for the first paper.
const open = async (): Promise<NodeCompiler> => {
  const typst = await import('@myriaddreamin/typst-ts-node-compiler');
  return typst.NodeCompiler.create({
    // The program reads no files; what it is given comes in as data.
    workspace: folderOf('@expo-google-fonts/noto-serif-sc'),
    fontArgs: [{ fontPaths: [...ownFonts(), ...shippedFonts()] }],
  });
};

const KEPT_RUNS = 4;

/**
 * Sets a typst program with its data (`sys.inputs`) into a PDF. The same program, data and fonts give the same bytes: the
 * program must name no date. Throws with the typesetter's own words when the program is wrong.
 */
export const typeset = async (program: string, inputs: Record<string, string>): Promise<Uint8Array> => {
  compiler ??= open();
  const typst = await compiler;
  const done = typst.compile({ mainFileContent: program, inputs });
  if (done.hasError() || !done.result) {
    const said = done.takeDiagnostics()?.shortDiagnostics ?? [];
    throw new Error(`typst: ${JSON.stringify(said)}`);
  }
  const pdf = typst.pdf(done.result, {});
  typst.evictCache(KEPT_RUNS);
  return pdf;
};
