import { Field } from '@luoshi/ui/field.tsx';
import { useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { api, type Preset, SUPERVISION, type Take, useMatterWords } from './api.ts';

export type HeadingDraft = { source: string; preset: string; urgency: string; basis: string; issuedBy: string };
export const START: HeadingDraft = {
  source: 'superior',
  preset: 'dated',
  urgency: 'ordinary',
  basis: '',
  issuedBy: '',
};
const SOURCES = ['superior', 'meeting', 'instruction', 'report', 'proposal', 'petition', 'inspection', 'enterprise'];
const URGENCIES = ['ordinary', 'urgent', 'critical'];

/** The wire's form of a heading. */
export const headingOf = (draft: HeadingDraft) => ({
  source: draft.source as Take['source'],
  preset: draft.preset,
  urgency: draft.urgency as Take['urgency'],
  basis: draft.basis.trim() || null,
  issuedBy: draft.issuedBy.trim() || null,
});

/** Where a matter comes from and by which clocks it runs. */
export const HeadingFields = ({
  draft,
  onChange,
}: {
  draft: HeadingDraft;
  onChange: (draft: HeadingDraft) => void;
}) => {
  const t = useMatterWords();
  const presets = useQuery({
    queryKey: [SUPERVISION, 'presets'],
    queryFn: ({ signal }) => api('GET /supervision/presets', { signal }),
    staleTime: 10 * 60_000,
  });
  const chosen = presets.data?.items.find(({ name }) => name === draft.preset);
  const set = (change: Partial<HeadingDraft>) => onChange({ ...draft, ...change });
  return (
    <>
      <div className="sv-two">
        <Field label={t('field.source')} name="source" required>
          {(wire) => (
            <Select
              {...wire}
              style={{ width: '100%' }}
              value={draft.source}
              onChange={(source) => set({ source })}
              options={SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t('field.urgency')} name="urgency">
          {(wire) => (
            <Select
              {...wire}
              style={{ width: '100%' }}
              value={draft.urgency}
              onChange={(urgency) => set({ urgency })}
              options={URGENCIES.map((value) => ({ value, label: t(`urgency.${value}`) }))}
            />
          )}
        </Field>
      </div>
      <Field
        label={t('field.preset')}
        name="preset"
        required
        hint={chosen ? <PresetWords preset={chosen} /> : undefined}
      >
        {(wire) => (
          <Select
            {...wire}
            style={{ width: '100%' }}
            value={draft.preset}
            onChange={(preset) => set({ preset })}
            loading={presets.isPending}
            options={(presets.data?.items ?? []).map(({ name }) => ({ value: name, label: t(`preset.${name}`) }))}
          />
        )}
      </Field>
      <div className="sv-two">
        <Field label={t('field.issuedBy')} name="issuedBy">
          {(wire) => (
            <Input
              {...wire}
              value={draft.issuedBy}
              maxLength={100}
              onChange={(event) => set({ issuedBy: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('field.basis')} name="basis">
          {(wire) => (
            <Input
              {...wire}
              value={draft.basis}
              maxLength={500}
              onChange={(event) => set({ basis: event.target.value })}
            />
          )}
        </Field>
      </div>
    </>
  );
};

type Term = NonNullable<Preset['rules']['deadline']>;

/** A term in words: 7 个工作日. */
export const useTermWords = () => {
  const t = useMatterWords();
  return (term: Term) => t(`term.${term.unit}`, { count: term.count });
};

/** What a preset asks for, in one sentence. */
export const PresetWords = ({ preset }: { preset: Pick<Preset, 'rules'> }) => {
  const t = useMatterWords();
  const term = useTermWords();
  const { deadline, sign, firstReport, nextReport, extensionsAtMost } = preset.rules;
  return (
    <>
      {[
        t('terms.sign', { term: term(sign) }),
        ...(firstReport ? [t('terms.first', { term: term(firstReport) })] : []),
        ...(nextReport ? [t('terms.next', { term: term(nextReport) })] : []),
        deadline ? t('terms.deadline', { term: term(deadline) }) : t('terms.own'),
        t('terms.extensions', { count: extensionsAtMost }),
      ].join(t('semicolon'))}
    </>
  );
};
