import { DataTable } from '@luoshi/ui/data-table.tsx';
import type { ImportPreview } from './api.ts';
import { useNouns, usePeopleWords } from './words.ts';

type Row = ImportPreview['rows'][number];

/** What would become of each row of a spreadsheet; wrong cells say why beneath their value. */
export const ImportTable = ({ preview }: { preview: ImportPreview }) => {
  const t = usePeopleWords();
  const nouns = useNouns();
  const faults = new Map(preview.errors.map((error) => [`${error.row} ${error.column}`, error.sentence]));
  const cell = (row: Row, column: string, value: string) => {
    const fault = faults.get(`${row.row} ${column}`);
    return fault ? (
      <>
        {value} <span className="pp-wrong">{fault}</span>
      </>
    ) : (
      value
    );
  };
  return (
    <DataTable
      plain
      memory="people.import"
      caption={t('import.title')}
      rows={preview.rows}
      rowKey={(row) => String(row.row)}
      columns={[
        { key: 'name', head: t('orgs.name'), width: 240, cell: (row) => cell(row, 'name', row.name) },
        { key: 'row', head: t('import.row'), number: true, width: 64, cell: (row) => row.row },
        { key: 'action', head: t('import.action'), width: 80, cell: (row) => t(`import.action_${row.action}`) },
        { key: 'parent', head: t('orgs.parent'), width: 200, cell: (row) => cell(row, 'parent', row.parentName) },
        {
          key: 'kind',
          head: t('orgs.kind'),
          width: 140,
          cell: (row) => cell(row, 'kind', row.kind ? nouns(`kind.${row.kind}`) : ''),
        },
        { key: 'short', head: t('orgs.short_name'), width: 140, cell: (row) => cell(row, 'shortName', row.shortName) },
        {
          key: 'aliases',
          head: t('orgs.aliases'),
          width: 200,
          cell: (row) => cell(row, 'aliases', row.aliases.join(nouns('list_comma'))),
        },
        {
          key: 'region',
          head: t('orgs.region'),
          width: 120,
          cell: (row) => cell(row, 'regionCode', row.regionCode ?? ''),
        },
      ]}
    />
  );
};

/** A spreadsheet with only its head and one example, to fill in. */
export const downloadTemplate = (head: string, example: string, fileName: string): void => {
  const address = URL.createObjectURL(new Blob([`\uFEFF${head}\n${example}\n`], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
};
