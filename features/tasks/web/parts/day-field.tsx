import { Input } from 'antd';

/**
 * A day typed or picked with the browser's own calendar, which speaks the reader's language, works by keyboard and by
 * thumb and cannot hold a day that does not exist. The value is `YYYY-MM-DD` or empty.
 */
export const DayField = (props: {
  value: string;
  onChange: (day: string) => void;
  label?: string;
  min?: string;
  max?: string;
  wire?: { id?: string; 'aria-describedby'?: string; 'aria-invalid'?: true; 'aria-required'?: true; status?: 'error' };
}) => (
  <Input
    {...props.wire}
    type="date"
    aria-label={props.label}
    value={props.value}
    min={props.min || undefined}
    max={props.max || undefined}
    onChange={(event) => props.onChange(event.target.value)}
  />
);
