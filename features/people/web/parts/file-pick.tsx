import { useState } from 'react';
import { usePeopleWords } from './words.ts';

/** Chooses one spreadsheet; the same file can be chosen again after it was corrected. */
export const FilePick = ({ onPick }: { onPick: (file: File) => void }) => {
  const t = usePeopleWords();
  const [name, setName] = useState('');
  return (
    <>
      <label className="ls-button pp-file">
        {t('import.choose')}
        <input
          type="file"
          className="ls-hidden"
          accept=".xlsx,.csv"
          onChange={(event) => {
            const file = event.target.files?.[0];
            // Without this the browser stays silent when the same file is chosen again.
            event.target.value = '';
            if (!file) return;
            setName(file.name);
            onPick(file);
          }}
        />
      </label>
      <span>{name}</span>
    </>
  );
};
