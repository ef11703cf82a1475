import { Modal } from 'antd';
import { useState } from 'react';
import { type Paper, useDocumentWords } from './api.ts';
import { asNoUnit, asOwn, leftBare, type NameMeans, proposalsOf } from './settle-names.ts';

export type SettleKind = 'nearest' | 'own' | 'drop';
type Row = { means: NameMeans; to: string | null };

const rowsOf = (kind: SettleKind, { unknownUnits, org }: Paper, remember: boolean, within: (of: string) => string) => {
  if (kind === 'drop') return unknownUnits.map(({ name }): Row => ({ means: asNoUnit(name), to: null }));
  if (kind === 'own')
    return unknownUnits.flatMap(({ name }): Row[] => (org ? [{ means: asOwn(name, org.id), to: org.name }] : []));
  return proposalsOf(unknownUnits).near.map(
    ({ unit, org: near }): Row => ({
      means: { name: unit.name, orgId: near.id, leads: false, remember },
      to: `${near.shortName}${near.within ? within(near.within) : ''}`,
    }),
  );
};

/** Lists what each unknown name will mean before all of them are settled at once; single ones can be left out. */
export const SettleDialog = (props: {
  kind: SettleKind;
  paper: Paper;
  remember: boolean;
  isSaving: boolean;
  onSettle: (names: readonly NameMeans[]) => void;
  onClose: () => void;
}) => {
  const t = useDocumentWords();
  const { kind, paper } = props;
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const rows = rowsOf(kind, paper, props.remember, (within) => t('review.all_within', { within }));
  const chosen = rows.map(({ means }) => means).filter(({ name }) => !left.has(name));
  const far = kind === 'nearest' ? proposalsOf(paper.unknownUnits).left : [];
  const names = chosen.map(({ name }) => name);
  const bare = kind === 'drop' ? leftBare(paper.clauses, names) : 0;
  const choose = (name: string, isChosen: boolean) =>
    setLeft(new Set(isChosen ? [...left].filter((one) => one !== name) : [...left, name]));
  return (
    <Modal
      open
      title={t(`review.all_${kind}_title`)}
      okText={t('review.all_do', { n: chosen.length })}
      cancelText={t('review.cancel')}
      confirmLoading={props.isSaving}
      okButtonProps={{ disabled: chosen.length === 0, autoFocus: true }}
      onOk={() => props.onSettle(chosen)}
      onCancel={props.onClose}
    >
      <p>{t(`review.all_${kind}_hint`, { org: paper.org?.name ?? '' })}</p>
      <ul className="dc-settle">
        {rows.map(({ means: { name }, to }) => (
          <li key={name}>
            <label>
              <input
                type="checkbox"
                checked={!left.has(name)}
                onChange={(event) => choose(name, event.target.checked)}
              />{' '}
              {name}
              {to && kind === 'nearest' ? <> → {to}</> : null}
            </label>
          </li>
        ))}
      </ul>
      {far.length > 0 ? (
        <p className="ls-quiet">
          {t('review.all_nearest_left', { n: far.length, names: far.map(({ name }) => name).join(', ') })}
        </p>
      ) : null}
      {bare > 0 ? <p className="dc-stop">{t('review.all_drop_bare', { n: bare })}</p> : null}
    </Modal>
  );
};
