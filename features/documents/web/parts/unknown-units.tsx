import { Select } from 'antd';
import { memo, useState } from 'react';
import { type UnknownUnit, useDocumentWords } from './api.ts';
import { useUnits } from './units-field.tsx';
import { useSteady } from './use-steady.ts';

type Props = {
  units: readonly UnknownUnit[];
  isSaving: boolean;
  onMatch: (name: string, orgId: string, remember: boolean) => void;
  onShow: (clauseId: string) => void;
};

/** Printed names that no unit bears, each with the nearest ones to accept at one click. */
export const UnknownUnits = ({ units, isSaving, onMatch, onShow }: Props) => {
  const t = useDocumentWords();
  const [remember, setRemember] = useState(false);
  const actions = useSteady({ match: (name: string, orgId: string) => onMatch(name, orgId, remember), show: onShow });
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
          <One key={unit.name} unit={unit} isSaving={isSaving} actions={actions} />
        ))}
      </ul>
    </section>
  );
};

type Actions = { match: (name: string, orgId: string) => void; show: (clauseId: string) => void };

const One = memo(({ unit, isSaving, actions }: { unit: UnknownUnit; isSaving: boolean; actions: Actions }) => {
  const t = useDocumentWords();
  return (
    <li>
      <span>{t('review.unknown_pick', { name: unit.name })}</span>
      {unit.candidates.map(({ id, shortName, name, within }) => (
        <button
          key={id}
          type="button"
          className="ls-button"
          title={within ? `${within} / ${name}` : name}
          disabled={isSaving}
          onClick={() => actions.match(unit.name, id)}
        >
          {shortName}
        </button>
      ))}
      <Other onChoose={(id) => actions.match(unit.name, id)} />
      <button
        type="button"
        className="ls-button ls-button-plain ls-quiet"
        onClick={() => unit.clauseIds[0] && actions.show(unit.clauseIds[0])}
      >
        {t('review.unknown_count', { n: unit.clauseIds.length })}
      </button>
    </li>
  );
});

/** Any other unit: a button until it is needed, since a paper may name hundreds that nobody knows. */
const Other = ({ onChoose }: { onChoose: (orgId: string) => void }) => {
  const t = useDocumentWords();
  const [isOpen, setOpen] = useState(false);
  const label = t('review.unknown_other');
  return isOpen ? (
    <Picker label={label} onChoose={onChoose} onClose={() => setOpen(false)} />
  ) : (
    <button type="button" className="ls-button" onClick={() => setOpen(true)}>
      {label}
    </button>
  );
};

const Picker = (props: { label: string; onChoose: (orgId: string) => void; onClose: () => void }) => {
  const t = useDocumentWords();
  const [words, setWords] = useState('');
  const units = useUnits(words, true);
  return (
    <Select<string>
      aria-label={props.label}
      placeholder={props.label}
      className="dc-other-unit"
      autoFocus
      defaultOpen
      showSearch={{ filterOption: false, onSearch: setWords }}
      popupMatchSelectWidth={280}
      notFoundContent={units.isPending ? null : t('review.unknown_none')}
      options={(units.data?.items ?? []).map(({ id, shortName, within }) => ({
        value: id,
        label: within ? `${shortName} (${within})` : shortName,
      }))}
      onBlur={props.onClose}
      onChange={(id) => {
        props.onClose();
        props.onChoose(id);
      }}
    />
  );
};
