import { Input } from 'antd';
import { useRef, useState } from 'react';
import { useTaskWords } from './words.ts';

const PAUSE_MS = 350;

/** Words to look for; takes effect after a short pause in typing, on Enter at once, never in the middle of a pinyin. */
export const SearchField = ({
  value,
  onChange,
  label,
}: {
  value: string;
  onChange: (words: string) => void;
  /** What is looked for, where that is no task. */
  label?: string;
}) => {
  const t = useTaskWords();
  const [typing, setTyping] = useState({ words: value, known: value });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isComposing = useRef(false);
  // The address may change from outside (the search box of the shell): it then has the last word.
  if (typing.known !== value) setTyping({ words: typing.words.trim() === value ? typing.words : value, known: value });
  const commit = (words: string, after: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(words.trim()), after);
  };
  return (
    <Input
      type="search"
      className="tk-search"
      aria-label={label ?? t('filters.words')}
      placeholder={label ?? t('filters.words_hint')}
      enterKeyHint="search"
      maxLength={100}
      allowClear
      value={typing.words}
      onCompositionStart={() => {
        isComposing.current = true;
      }}
      onCompositionEnd={(event) => {
        isComposing.current = false;
        commit(event.currentTarget.value, PAUSE_MS);
      }}
      onChange={(event) => {
        setTyping({ words: event.target.value, known: value });
        if (!isComposing.current) commit(event.target.value, PAUSE_MS);
      }}
      onPressEnter={(event) => commit(event.currentTarget.value, 0)}
    />
  );
};
