import { ErrorSummary, Field } from '@luoshi/ui/field.tsx';
import { Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { useMatterWords } from './api.ts';
import { type Inspection, inspectionsApi, useInspecting } from './inspections-api.ts';

/** The draw: how it is made, or what came out with seed and method so that anybody can repeat it. */
export const InspectionDraw = ({ inspection }: { inspection: Inspection }) => {
  const t = useMatterWords();
  const { draw } = inspection;
  return (
    <section className="sv-card" aria-labelledby="sv-draw">
      <h2 id="sv-draw">{t('plan.draw_title')}</h2>
      {draw ? (
        <>
          <p>{t('plan.draw_result', { all: draw.candidates.length, count: draw.drawn.length })}</p>
          <ol className="sv-drawn">
            {draw.drawn.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ol>
          <p className="sv-seed">{t('plan.draw_seed_is', { seed: draw.seed })}</p>
          <p className="ls-quiet">{t('plan.draw_how', { count: draw.count })}</p>
          <details>
            <summary>{t('plan.draw_all')}</summary>
            <ul>
              {draw.candidates.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          </details>
        </>
      ) : (
        <DrawForm id={inspection.id} />
      )}
    </section>
  );
};

const DrawForm = ({ id }: { id: string }) => {
  const t = useMatterWords();
  const [of, setOf] = useState<'units' | 'matters'>('units');
  const [count, setCount] = useState<number>(1);
  const [seed, setSeed] = useState('');
  const draw = useInspecting(
    () =>
      inspectionsApi('POST /supervision/inspections/:id/draw', {
        params: { id },
        body: { of, count, seed: seed.trim() || null },
      }),
    () => undefined,
  );
  return (
    <>
      <ErrorSummary detail={draw.error?.detail} fields={draw.error?.fields ?? []} />
      <p className="ls-quiet sv-note">{t('plan.draw_words')}</p>
      <fieldset className="sv-grades">
        <legend>{t('plan.draw_of')}</legend>
        <Radio.Group
          value={of}
          onChange={(event) => setOf(event.target.value)}
          options={[
            { value: 'units', label: t('plan.draw_units') },
            { value: 'matters', label: t('plan.draw_matters') },
          ]}
        />
      </fieldset>
      <div className="sv-two">
        <Field label={t('plan.draw_count')} name="count">
          {(wire) => (
            <InputNumber
              {...wire}
              min={1}
              max={200}
              precision={0}
              value={count}
              onChange={(value) => setCount(value ?? 1)}
            />
          )}
        </Field>
        <Field label={t('plan.draw_seed')} name="seed">
          {(wire) => <Input {...wire} value={seed} maxLength={100} onChange={(event) => setSeed(event.target.value)} />}
        </Field>
      </div>
      <button
        type="button"
        className="ls-button ls-button-primary"
        disabled={draw.isPending}
        onClick={() => draw.mutate(undefined)}
      >
        {t('plan.draw_do')}
      </button>
    </>
  );
};
