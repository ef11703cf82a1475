import { useId, useRef } from 'react';
import { fileSize } from './file-size.ts';
import { useTaskWords } from './words.ts';

/** Files to go with a report: chosen from the disk or the camera, each can be taken out again. */
export const FileListField = ({ files, onChange }: { files: readonly File[]; onChange: (files: File[]) => void }) => {
  const t = useTaskWords();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <div className="tk-files">
      <input
        ref={input}
        id={id}
        className="ls-hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          onChange([...files, ...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <button type="button" className="ls-button" onClick={() => input.current?.click()}>
        {t('report.attach')}
      </button>
      {files.length > 0 ? (
        <ul aria-label={t('report.files')}>
          {files.map((file, at) => (
            <li key={`${file.name} ${file.lastModified} ${file.size}`}>
              <span>{file.name}</span> <span className="ls-quiet ls-number">{fileSize(file.size)}</span>{' '}
              <button
                type="button"
                className="tk-link-button"
                aria-label={t('report.detach_named', { name: file.name })}
                onClick={() => onChange(files.filter((_, other) => other !== at))}
              >
                {t('report.detach')}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
};
