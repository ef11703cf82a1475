import { InputNumber, Slider } from 'antd';
import { useTaskWords } from './words.ts';

/** Percent done: a slider for the thumb and a number for the exact, one value. */
export const PercentField = (props: {
  value: number;
  onChange: (percent: number) => void;
  /** Takes the focus when it appears. */
  startsFocused?: boolean;
  wire: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true; status?: 'error' };
}) => {
  const t = useTaskWords();
  return (
    <div className="tk-percent">
      <Slider
        value={props.value}
        onChange={props.onChange}
        step={5}
        min={0}
        max={100}
        tooltip={{ open: false }}
        ariaLabelForHandle={t('report.percent')}
      />
      <InputNumber
        {...props.wire}
        ref={props.startsFocused ? takeFocus : undefined}
        value={props.value}
        min={0}
        max={100}
        precision={0}
        suffix="%"
        onChange={(value) => props.onChange(value ?? 0)}
        onFocus={(event) => event.target.select()}
      />
    </div>
  );
};

// Stands outside so that React calls it once, when the field appears.
const takeFocus = (field: { focus(): void } | null): void => field?.focus();
