import { Field } from '@luoshi/ui/field.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { api, type ImportView, LEDGERS, type SheetView, saidBy, useLedgerWords } from './api.ts';
import { ColumnList } from './column-list.tsx';
import { HeadPicker } from './head-picker.tsx';
import { draftOf, missingOf, ratesOf } from './mapping-draft.ts';

type Place = { sheet: number; headFrom?: number; headTo?: number };

/** Chooses sheet and head, and asks for what its columns are taken for. */
export const MapColumns = ({ it, onDone }: { it: ImportView; onDone: () => void }) => {
  const t = useLedgerWords();
  const { number } = useFormat();
  const first = it.mapping?.sheet ?? bestSheet(it);
  const [place, setPlace] = useState<Place>({ sheet: first });
  const { sheet, ...query } = place;
  const seen = useQuery({
    queryKey: [LEDGERS, 'sheet', it.id, place],
    queryFn: ({ signal }) =>
      api('GET /ledgers/imports/:id/sheets/:sheet', { params: { id: it.id, sheet }, query, signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (!seen.data) return seen.error ? <p className="lg-no">{saidBy(seen.error)}</p> : <Loading />;
  return (
    <>
      {it.sheets.length > 1 ? (
        <div className="lg-sheet-choice">
          <span>{t('map.sheet')}</span>
          <Select
            aria-label={t('map.sheet')}
            value={sheet}
            onChange={(index: number) => setPlace({ sheet: index })}
            options={it.sheets.map(({ index, name, rows }) => ({
              value: index,
              label: t('map.sheet_option', {
                name: name || t('map.sheet_one', { index: index + 1 }),
                rows: number(rows),
              }),
            }))}
          />
        </div>
      ) : null}
      <MappingForm
        key={`${seen.data.index} ${seen.data.head?.from} ${seen.data.head?.to}`}
        it={it}
        sheet={seen.data}
        onDone={onDone}
        onHead={(headFrom, headTo) => setPlace({ sheet, headFrom, headTo })}
      />
    </>
  );
};

const bestSheet = (it: ImportView): number =>
  it.sheets.reduce((best, one) => (one.rows > (best?.rows ?? 0) ? one : best), it.sheets[0])?.index ?? 0;

const MappingForm = (props: {
  it: ImportView;
  sheet: SheetView;
  onDone: () => void;
  onHead: (from: number, to: number) => void;
}) => {
  const t = useLedgerWords();
  const queries = useQueryClient();
  const { it, sheet } = props;
  const [draft, setDraft] = useState(() => draftOf(sheet, it.mapping?.rates ?? {}));
  const [isPicking, setPicking] = useState(false);
  const { fields } = it.kind;
  const check = useMutation({
    mutationFn: () =>
      api('PUT /ledgers/imports/:id/mapping', {
        params: { id: it.id },
        body: {
          sheet: sheet.index,
          headFrom: sheet.head?.from ?? 1,
          headTo: sheet.head?.to ?? 1,
          columns: draft.columns.map((column) => ({ ...column })),
          said: Object.fromEntries(Object.entries(draft.said).filter(([, words]) => words.trim())),
          rates: ratesOf(draft),
        },
      }),
    onSuccess: (after) => {
      queries.setQueryData([LEDGERS, 'one', it.id], after);
      props.onDone();
    },
  });
  if (!sheet.head || isPicking)
    return (
      <HeadPicker
        sheet={sheet}
        onPick={(from, to) => {
          setPicking(false);
          props.onHead(from, to);
        }}
      />
    );
  const missing = missingOf(draft, fields);
  const known = draft.columns.filter(({ field }) => field).length;
  const open = sheet.columns.filter(
    ({ head, isSequence }, i) => head && !isSequence && !draft.columns[i]?.field,
  ).length;
  const sayable = fields.filter(({ key, isSayable }) => isSayable && !draft.columns.some(({ field }) => field === key));
  return (
    <section className="lg-map">
      <p className="lg-map-said">
        {open === 0 ? t('map.sentence_all') : t('map.sentence', { known, open })}
        <span className="ls-quiet">
          {sheet.head.from === sheet.head.to
            ? t('map.head', { from: sheet.head.from })
            : t('map.heads', { from: sheet.head.from, to: sheet.head.to })}
        </span>
        <Button type="link" size="small" onClick={() => setPicking(true)}>
          {t('map.pick_head')}
        </Button>
      </p>
      <ColumnList sheet={sheet} fields={fields} draft={draft} onDraft={setDraft} />
      {sayable.length > 0 ? (
        <fieldset className="lg-said">
          <legend>{t('map.said')}</legend>
          <p className="ls-quiet">{t('map.said_hint')}</p>
          {sayable.map(({ key, label, isRequired }) => (
            <Field key={key} label={label} name={`said.${key}`} required={isRequired}>
              {(wire) => (
                <Input
                  {...wire}
                  value={draft.said[key] ?? ''}
                  maxLength={200}
                  onChange={(event) => setDraft({ ...draft, said: { ...draft.said, [key]: event.target.value } })}
                />
              )}
            </Field>
          ))}
        </fieldset>
      ) : null}
      {sheet.currencies.length > 0 ? (
        <fieldset className="lg-said">
          <legend>{t('map.rates')}</legend>
          <p className="ls-quiet">{t('map.rates_hint')}</p>
          {sheet.currencies.map((currency) => (
            <Field
              key={currency}
              label={t('map.rate', { currency: t(`map.currency.${currency}`) })}
              name={`rates.${currency}`}
            >
              {(wire) => (
                <Input
                  {...wire}
                  inputMode="decimal"
                  value={draft.rates[currency] ?? ''}
                  suffix={t('map.yuan')}
                  onChange={(event) =>
                    setDraft({ ...draft, rates: { ...draft.rates, [currency]: event.target.value } })
                  }
                />
              )}
            </Field>
          ))}
        </fieldset>
      ) : null}
      {check.error ? (
        <p className="lg-no" role="alert">
          {saidBy(check.error)}
        </p>
      ) : null}
      <div className="lg-bar">
        <Button type="primary" disabled={missing.length > 0} loading={check.isPending} onClick={() => check.mutate()}>
          {t('map.check')}
        </Button>
        {missing.length > 0 ? (
          <span role="status">{t('map.missing', { list: missing.map(({ label }) => label).join('、') })}</span>
        ) : null}
      </div>
    </section>
  );
};
