import { Field } from '@luoshi/ui/field.tsx';
import { Input, Select } from 'antd';
import { type Division, type SetupDraft, TOP_KINDS, type TopKind, topDivisions, withTop } from './setup-draft.ts';
import { useNouns, usePeopleWords } from './words.ts';

/** First step: which government this is. */
export const SetupName = (props: {
  draft: SetupDraft;
  divisions: readonly Division[];
  needsCode: boolean;
  onChange: (draft: SetupDraft) => void;
}) => {
  const t = usePeopleWords();
  const nouns = useNouns();
  const { draft, divisions, onChange } = props;
  const choose = (code: string | undefined) => {
    const top = divisions.find((division) => division.code === code);
    onChange(top ? withTop(draft, top, divisions) : { ...draft, regionCode: null, way: 'later', divisions: [] });
  };
  return (
    <>
      {props.needsCode ? (
        <Field label={t('setup.code')} name="code" hint={t('setup.code_hint')}>
          {(wire) => (
            <Input
              {...wire}
              inputMode="numeric"
              autoComplete="off"
              value={draft.code}
              onChange={(event) => onChange({ ...draft, code: event.target.value.trim() })}
            />
          )}
        </Field>
      ) : null}
      <Field label={t('setup.division')} hint={t('setup.division_hint')}>
        {(wire) => (
          <Select
            {...wire}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            style={{ width: '100%' }}
            placeholder={t('setup.division_none')}
            value={draft.regionCode ?? undefined}
            options={topDivisions(divisions).map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
            onChange={choose}
          />
        )}
      </Field>
      <div className="pp-grid">
        <Field label={t('setup.name')} name="name">
          {(wire) => (
            <Input
              {...wire}
              maxLength={50}
              value={draft.name}
              onChange={(event) => onChange({ ...draft, name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('orgs.kind')} name="kind">
          {(wire) => (
            <Select
              {...wire}
              style={{ width: '100%' }}
              value={draft.kind}
              options={TOP_KINDS.map((kind) => ({ value: kind, label: nouns(`kind.${kind}`) }))}
              onChange={(kind: TopKind) => onChange({ ...draft, kind })}
            />
          )}
        </Field>
        <Field label={t('setup.slug')} name="slug" hint={nouns('fields.slug')}>
          {(wire) => (
            <Input
              {...wire}
              maxLength={40}
              autoCapitalize="none"
              spellCheck={false}
              value={draft.slug}
              onChange={(event) => onChange({ ...draft, slug: event.target.value.trim().toLowerCase() })}
            />
          )}
        </Field>
      </div>
    </>
  );
};
