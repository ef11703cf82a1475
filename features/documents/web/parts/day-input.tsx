import type { FieldWire } from '@luoshi/ui/field.tsx';
import { Input } from 'antd';

/** A day by the browser's own calendar: it speaks the reader's language and cannot hold a day that does not exist. */
export const DayInput = (props: { value: string; onChange: (day: string) => void; wire: FieldWire }) => (
  <Input {...props.wire} type="date" value={props.value} onChange={(event) => props.onChange(event.target.value)} />
);
