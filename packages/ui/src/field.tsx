import './field.css';
import { createContext, type ReactNode, useContext, useEffect, useId, useRef } from 'react';
import { type FieldFault, fieldError } from './field-faults.ts';
import { useUiWords } from './words.ts';

export type { FieldFault } from './field-faults.ts';

/** What a control needs to be named, described and marked by its Field: spread it on `<Input>`. */
export type FieldWire = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
  status: 'error' | undefined;
};

const FaultsContext = createContext<readonly FieldFault[]>([]);

/** Gives each Field below the sentence the server said about it (`fields` of a problem document), found by `name`. */
export const FieldErrors = (props: { fields: readonly FieldFault[] | undefined; children: ReactNode }) => (
  <FaultsContext value={props.fields ?? NONE}>{props.children}</FaultsContext>
);

const NONE: readonly FieldFault[] = [];

/** A control with its label above, a hint beneath and the error, when there is one, in words. */
export const Field = (props: {
  label: ReactNode;
  /** Path of the value in what is sent (`deadline`, `targets.0.value`); finds its error. */
  name?: string;
  hint?: ReactNode;
  error?: string | null;
  required?: boolean;
  children: (wire: FieldWire) => ReactNode;
}) => {
  const t = useUiWords();
  const id = useId();
  const faults = useContext(FaultsContext);
  const error = props.error ?? fieldError(faults, props.name);
  const described = [props.hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className={error ? 'ls-field ls-field-wrong' : 'ls-field'} data-field={props.name}>
      <label htmlFor={id}>
        {props.label}
        {props.required ? <span className="ls-field-required"> {t('field.required')}</span> : null}
      </label>
      {props.children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': props.required ? true : undefined,
        status: error ? 'error' : undefined,
      })}
      {props.hint ? (
        <p id={`${id}-hint`} className="ls-field-hint">
          {props.hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="ls-field-error">
          {error}
        </p>
      ) : null}
    </div>
  );
};

/**
 * Above a form that was refused: takes the focus, says what is wrong, and each sentence leads to its field. Shows
 * nothing while there is nothing to say.
 */
export const ErrorSummary = (props: { detail?: string | null; fields?: readonly FieldFault[] }) => {
  const t = useUiWords();
  const box = useRef<HTMLDivElement>(null);
  const fields = props.fields ?? NONE;
  const says = props.detail || fields.length > 0;
  // A fresh answer takes the focus, also when it says the same as the one before.
  useEffect(() => {
    if (props.detail || props.fields?.length) box.current?.focus();
  }, [props.detail, props.fields]);
  if (!says) return null;
  return (
    <div ref={box} className="ls-error-summary" role="alert" tabIndex={-1}>
      <strong>{props.detail || t('field.summary', { count: fields.length })}</strong>
      {fields.length > 0 ? (
        <ul>
          {fields.map((fault) => (
            <li key={fault.path}>
              <button type="button" onClick={() => focusField(fault.path)}>
                {fault.detail}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
};

const focusField = (path: string): void => {
  const fields = [...document.querySelectorAll<HTMLElement>('[data-field]')];
  const field = fields.find((one) => fieldError([{ path, detail: path }], one.dataset.field) !== null);
  field?.querySelector<HTMLElement>('input, textarea, select, button, [tabindex]')?.focus();
};
