import { Select } from 'antd';
import { memo, useState } from 'react';
import { type Paper, type UnknownUnit, useDocumentWords } from './api.ts';
import { SettleDialog, type SettleKind } from './settle-dialog.tsx';
import { asNoUnit, asOwn, type NameMeans, proposalsOf } from './settle-names.ts';
import { useUnits } from './units-field.tsx';
import { useSteady } from './use-steady.ts';

type Props = {
  paper: Paper;
  isSaving: boolean;
  onMatch: (name: string, orgId: string, remember: boolean) => void;
  /** Several at once; `onDone` once the paper has them. */
  onSettle: (names: readonly NameMeans[], onDone: () => void) => void;
  onShow: (clauseId: string) => void;
};

/** Printed names that no unit bears, each with the nearest ones to accept at one click, or all of them together. */
export const UnknownUnits = ({ paper, isSaving, onMatch, onSettle, onShow }: Props) => {
  const t = useDocumentWords();
  const [remember, setRemember] = useState(false);
  const [asked, setAsked] = useState<SettleKind | null>(null);
  const units = paper.unknownUnits;
  const close = () => setAsked(null);
  const actions = useSteady<Actions>({
    match: (name, orgId) => onMatch(name, orgId, remember),
    own: (name) => paper.org && onSettle([asOwn(name, paper.org.id)], close),
    drop: (name) => onSettle([asNoUnit(name)], close),
    show: onShow,
  });
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
      <p className="dc-together">
        {(['nearest', 'own', 'drop'] as const).map((kind) => {
          const n = kind === 'nearest' ? proposalsOf(units).near.length : units.length;
          return n > 0 && (kind !== 'own' || paper.org) ? (
            <button key={kind} type="button" className="ls-button" disabled={isSaving} onClick={() => setAsked(kind)}>
              {t(`review.all_${kind}`, { n })}
            </button>
          ) : null;
        })}
      </p>
      <ul>
        {units.map((unit) => (
          <One key={unit.name} unit={unit} ownName={paper.org?.name ?? null} isSaving={isSaving} actions={actions} />
        ))}
      </ul>
      {asked ? (
        <SettleDialog
          key={asked}
          kind={asked}
          paper={paper}
          remember={remember}
          isSaving={isSaving}
          onSettle={(names) => onSettle(names, close)}
          onClose={close}
        />
      ) : null}
    </section>
  );
};

type Actions = {
  match: (name: string, orgId: string) => void;
  own: (name: string) => void;
  drop: (name: string) => void;
  show: (clauseId: string) => void;
};
type OneProps = { unit: UnknownUnit; ownName: string | null; isSaving: boolean; actions: Actions };

const One = memo(({ unit, ownName, isSaving, actions }: OneProps) => {
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
      {ownName ? (
        <button
          type="button"
          className="ls-button"
          title={t('review.unknown_own_hint', { org: ownName })}
          disabled={isSaving}
          onClick={() => actions.own(unit.name)}
        >
          {t('review.unknown_own')}
        </button>
      ) : null}
      <button
        type="button"
        className="ls-button"
        title={t('review.unknown_drop_hint', { name: unit.name })}
        disabled={isSaving}
        onClick={() => actions.drop(unit.name)}
      >
        {t('review.unknown_drop')}
      </button>
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
