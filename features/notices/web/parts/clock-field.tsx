import { Field } from '@luoshi/ui/field.tsx';
import { Input } from 'antd';

/** A time of day `HH:MM`. */
export const ClockField = (props: {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
}) => (
  <Field label={props.label} name={props.name}>
    {(wire) => (
      <Input {...wire} type="time" value={props.value} onChange={(event) => props.onChange(event.target.value)} />
    )}
  </Field>
);
