/**
 * 项目代码 of the national platform (GB/T 40058-2021; 发改投资〔2020〕1439号): 24 characters, year and month 4, region 6,
 * central department 2, type 2, random 5 and a check character, with hyphens. The standard's check algorithm is not
 * public, so only the shape is looked at; a code is issued by the platform alone and never made here.
 */
const SHAPE = /^(\d{2})(\d{2})-(\d{6})-(\d{2})-(\d{2})-\d{5}[0-9A-Z]$/;

export type CodeRead = { readonly year: number; readonly month: number; readonly region: string };

/** What a project code says of itself; null when its shape is not that of one. */
export const readCode = (code: string): CodeRead | null => {
  const match = SHAPE.exec(code);
  if (!match) return null;
  const month = Number(match[2]);
  return month >= 1 && month <= 12 ? { year: 2000 + Number(match[1]), month, region: match[3] ?? '' } : null;
};
