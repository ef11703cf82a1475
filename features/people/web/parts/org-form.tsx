import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { Input, Select } from 'antd';
import type { OrgKind } from '../../contract.ts';
import { KINDS, type Org } from './api.ts';
import { useNouns, usePeopleWords } from './words.ts';

export type OrgDraft = {
  name: string;
  shortName: string;
  kind: OrgKind;
  regionCode: string;
  aliases: string[];
  parentId: string | null;
};

export const draftOf = (org: Org): OrgDraft => ({
  name: org.name,
  shortName: org.shortName,
  kind: org.kind,
  regionCode: org.regionCode ?? '',
  aliases: org.aliases,
  parentId: org.parentId,
});

export const emptyDraft = (parentId: string): OrgDraft => ({
  name: '',
  shortName: '',
  kind: 'department',
  regionCode: '',
  aliases: [],
  parentId,
});

/** The fields of a unit. */
export const OrgFields = (props: {
  draft: OrgDraft;
  onChange: (draft: OrgDraft) => void;
  orgs: readonly Org[];
  problem: ProblemError | null;
}) => {
  const t = usePeopleWords();
  const nouns = useNouns();
  const { draft, onChange, problem } = props;
  return (
    <>
      <ErrorSummary detail={problem?.detail} fields={problem?.fields} />
      <FieldErrors fields={problem?.fields}>
        <Field label={t('orgs.name')} name="name">
          {(wire) => (
            <Input
              {...wire}
              maxLength={100}
              value={draft.name}
              onChange={(event) => onChange({ ...draft, name: event.target.value })}
            />
          )}
        </Field>
        <div className="pp-grid">
          <Field label={t('orgs.short_name')} name="shortName" hint={t('orgs.short_name_hint')}>
            {(wire) => (
              <Input
                {...wire}
                maxLength={50}
                value={draft.shortName}
                onChange={(event) => onChange({ ...draft, shortName: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('orgs.kind')} name="kind">
            {(wire) => (
              <Select
                {...wire}
                style={{ width: '100%' }}
                value={draft.kind}
                options={KINDS.map((kind) => ({ value: kind, label: nouns(`kind.${kind}`) }))}
                onChange={(kind: OrgKind) => onChange({ ...draft, kind })}
              />
            )}
          </Field>
          {draft.parentId === null ? null : (
            <Field label={t('orgs.parent')} name="parentId">
              {(wire) => (
                <OrgSelect
                  wire={wire}
                  orgs={props.orgs}
                  value={draft.parentId}
                  onChange={(parentId) => onChange({ ...draft, parentId })}
                />
              )}
            </Field>
          )}
          <Field label={t('orgs.region')} name="regionCode" hint={t('orgs.region_hint')}>
            {(wire) => (
              <Input
                {...wire}
                inputMode="numeric"
                maxLength={12}
                value={draft.regionCode}
                onChange={(event) => onChange({ ...draft, regionCode: event.target.value.trim() })}
              />
            )}
          </Field>
        </div>
        <Field label={t('orgs.aliases')} name="aliases" hint={t('orgs.aliases_hint')}>
          {(wire) => (
            <Select
              {...wire}
              mode="tags"
              style={{ width: '100%' }}
              open={false}
              suffixIcon={null}
              tokenSeparators={t('orgs.separators').split('')}
              value={draft.aliases}
              onChange={(aliases: string[]) => onChange({ ...draft, aliases })}
            />
          )}
        </Field>
      </FieldErrors>
    </>
  );
};

/** A unit chosen by typing part of any of its names. */
export const OrgSelect = (props: {
  wire?: object;
  orgs: readonly Org[];
  value: string | null;
  onChange: (id: string) => void;
}) => (
  <Select
    {...props.wire}
    showSearch={{ optionFilterProp: 'search' }}
    style={{ width: '100%', minWidth: 200 }}
    value={props.value}
    options={props.orgs
      .filter((org) => org.closedOn === null)
      .map((org) => ({ value: org.id, label: org.name, search: [org.name, org.shortName, ...org.aliases].join(' ') }))}
    onChange={props.onChange}
  />
);
