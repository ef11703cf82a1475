import { ErrorSummary } from '@luoshi/ui/field.tsx';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation } from '@tanstack/react-query';
import { Button, Radio, Tree } from 'antd';
import { api, type ImportPreview } from './api.ts';
import { FilePick } from './file-pick.tsx';
import { downloadTemplate, ImportTable } from './import-preview.tsx';
import { type Division, type SetupDraft, TREE_WAYS } from './setup-draft.ts';
import { usePeopleWords } from './words.ts';

type Props = { draft: SetupDraft; divisions: readonly Division[]; onChange: (draft: SetupDraft) => void };
type Node = { key: string; title: string; children: Node[] };

/** Second step: the units below the top, from the division list, from a spreadsheet, or later. */
export const SetupTree = (props: Props) => {
  const t = usePeopleWords();
  const { draft, onChange } = props;
  return (
    <>
      <Radio.Group
        className="pp-gap"
        aria-label={t('setup.step_tree')}
        value={draft.way}
        options={TREE_WAYS.map((way) => ({
          value: way,
          label: t(`setup.way_${way}`),
          disabled: way === 'divisions' && draft.regionCode === null,
        }))}
        onChange={(event) => {
          const way = TREE_WAYS.find((one) => one === event.target.value);
          if (way) onChange({ ...draft, way });
        }}
      />
      {draft.way === 'later' ? <p className="pp-gap ls-quiet">{t('setup.way_later_hint')}</p> : null}
      {draft.way === 'divisions' ? <DivisionTree {...props} /> : null}
      {draft.way === 'sheet' ? <SheetTree {...props} /> : null}
    </>
  );
};

const nodesBelow = (code: string, divisions: readonly Division[]): Node[] =>
  divisions
    .filter(({ parentCode }) => parentCode === code)
    .map((division) => ({ key: division.code, title: division.name, children: nodesBelow(division.code, divisions) }));

const DivisionTree = ({ draft, divisions, onChange }: Props) => {
  const t = usePeopleWords();
  const nodes = nodesBelow(draft.regionCode ?? '', divisions);
  return (
    <div className="pp-gap">
      <p className="pp-gap" role="status">
        {t('setup.divisions_chosen', { count: draft.divisions.length })}
      </p>
      <Tree<Node>
        checkable
        checkStrictly
        selectable={false}
        height={360}
        treeData={nodes}
        checkedKeys={[...draft.divisions]}
        onCheck={(checked) => {
          const keys = Array.isArray(checked) ? checked : checked.checked;
          onChange({ ...draft, divisions: keys.map(String) });
        }}
      />
    </div>
  );
};

const SheetTree = ({ draft, onChange }: Props) => {
  const t = usePeopleWords();
  const preview = useMutation<ImportPreview, ProblemError, File>({
    mutationFn: (file) => {
      const form = new FormData();
      form.append('file', file);
      return api.upload('POST /setup/units', { query: { name: draft.name, code: draft.code || undefined }, form });
    },
    onSuccess: ({ rows, errors }) => onChange({ ...draft, rows: errors.length === 0 ? rows : [] }),
  });
  const errors = preview.data?.errors.length ?? 0;
  return (
    <div className="pp-gap">
      <p className="pp-gap">{t('import.hint')}</p>
      <div className="pp-actions pp-gap">
        <FilePick onPick={(file) => preview.mutate(file)} />
        <Button
          onClick={() =>
            downloadTemplate(t('import.template_head'), t('import.template_row'), t('import.template_name'))
          }
        >
          {t('import.template')}
        </Button>
      </div>
      <ErrorSummary detail={preview.error?.detail} />
      {preview.data ? (
        <>
          <p className={errors ? 'pp-gap pp-wrong' : 'pp-gap'} role="status">
            {t(errors ? 'import.sentence_wrong' : 'import.sentence', {
              added: preview.data.rows.length,
              changed: 0,
              same: 0,
              errors,
            })}
          </p>
          <ImportTable preview={preview.data} />
        </>
      ) : null}
    </div>
  );
};
