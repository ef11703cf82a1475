import { Select } from 'antd';
import { useState } from 'react';
import { type UnknownUnit, useDocumentWords } from './api.ts';
import { useUnits } from './units-field.tsx';

type Props = {
  units: readonly UnknownUnit[];
  isSaving: boolean;
  onMatch: (name: string, orgId: string, remember: boolean) => void;
  onShow: (clauseId: string) => void;
};

/** Printed names that no unit bears, each with the nearest ones to accept at one click. */
export const UnknownUnits = ({ units, ...rest }: Props) => {
  const t = useDocumentWords();
  const [remember, setRemember] = useState(true);
  if (units.length === 0) return null;
  return (
    <section className="dc-unknown" aria-labelledby="dc-unknown-title">
      <header>
        <h2 id="dc-unknown-title">{t('review.unknown', { n: units.length })}</h2>
        <label>
          <input type="checkbox" checked={remember} onChange={(event) => setRemember(event.target.checked)} />{' '}
          {t('review.remember')}
        </label>
      </header>
      <ul>
        {units.map((unit) => (
          <One key={unit.name} unit={unit} {...rest} onMatch={(name, orgId) => rest.onMatch(name, orgId, remember)} />
        ))}
      </ul>
    </section>
  );
};

const One = (
  props: Omit<Props, 'units' | 'onMatch'> & { unit: UnknownUnit; onMatch: (name: string, orgId: string) => void },
) => {
  const t = useDocumentWords();
  const { unit } = props;
  return (
    <li>
      <span>{t('review.unknown_pick', { name: unit.name })}</span>
      {unit.candidates.map(({ id, shortName, name, within }) => (
        <button
          key={id}
          type="button"
          className="ls-button"
          title={within ? `${within} / ${name}` : name}
          disabled={props.isSaving}
          onClick={() => props.onMatch(unit.name, id)}
        >
          {shortName}
        </button>
      ))}
      <Other label={t('review.unknown_other')} onChoose={(id) => props.onMatch(unit.name, id)} />
      <button
        type="button"
        className="ls-button ls-button-plain ls-quiet"
        onClick={() => unit.clauseIds[0] && props.onShow(unit.clauseIds[0])}
      >
        {t('review.unknown_count', { n: unit.clauseIds.length })}
      </button>
    </li>
  );
};

const Other = ({ label, onChoose }: { label: string; onChoose: (orgId: string) => void }) => {
  const t = useDocumentWords();
  const [words, setWords] = useState('');
  const [isOpen, setOpen] = useState(false);
  const units = useUnits(words, isOpen);
  return (
    <Select<string>
      aria-label={label}
      placeholder={label}
      className="dc-other-unit"
      showSearch={{ filterOption: false, onSearch: setWords }}
      popupMatchSelectWidth={280}
      notFoundContent={units.isPending ? null : t('review.unknown_none')}
      options={(units.data?.items ?? []).map(({ id, shortName, within }) => ({
        value: id,
        label: within ? `${shortName} (${within})` : shortName,
      }))}
      value={null}
      onOpenChange={setOpen}
      onChange={onChoose}
    />
  );
};
