import type { OrgKind } from '../contract.ts';
import type { SheetRow } from './plan-import.ts';

/**
 * Rows of a whole new tree: the top, then what was listed below it. A row without a parent hangs from the top; a row
 * that is the top itself only adds to what is known of it.
 */
export const setupRows = (
  top: { name: string; kind: OrgKind; regionCode?: string | null },
  listed: readonly SheetRow[],
): SheetRow[] => {
  const own = listed.find((row) => row.name === top.name && row.parentName === '');
  const head: SheetRow = {
    row: 1,
    name: top.name,
    parentName: '',
    kind: top.kind,
    kindText: '',
    shortName: own?.shortName ?? '',
    aliases: own?.aliases ?? [],
    regionCode: top.regionCode ?? own?.regionCode ?? '',
  };
  const below = listed.filter((row) => row !== own);
  return [head, ...below.map((row) => (row.parentName === '' ? { ...row, parentName: top.name } : row))];
};
