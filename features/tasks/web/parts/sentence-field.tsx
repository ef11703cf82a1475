import { LightMark } from '@luoshi/ui/light.tsx';
import { InputNumber } from 'antd';

/**
 * A threshold as a sentence with its number in the middle: `words` has an underscore where the number stands. An empty
 * number means that this light is not given.
 */
export const SentenceField = (props: {
  light: 'late' | 'behind' | 'near';
  /** The light's word when it is not the usual one. */
  word?: string;
  words: string;
  value: number | null;
  min: number;
  max: number;
  /** Said while there is no number. */
  none?: string;
  onChange: (value: number | null) => void;
}) => {
  const [before = '', after = ''] = props.words.split('_');
  return (
    // The words before and after name the number for those who do not see them beside it.
    <div className="tk-sentence-field">
      <LightMark light={props.light} {...(props.word ? { word: props.word } : {})} />
      <span>
        {before}
        <InputNumber
          aria-label={`${before}…${after}`}
          value={props.value}
          min={props.min}
          max={props.max}
          precision={0}
          controls={false}
          className="tk-sentence-number"
          onChange={(value) => props.onChange(value ?? null)}
        />
        {after}
        {props.value === null && props.none ? <span className="ls-quiet"> {props.none}</span> : null}
      </span>
    </div>
  );
};
