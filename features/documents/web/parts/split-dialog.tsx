import { Modal } from 'antd';
import { useRef, useState } from 'react';
import { type ClauseView, useDocumentWords } from './api.ts';

const BREAKS = /[\u3002\uff1b\uff0c;,]/g;

/** After the break nearest to the middle; the middle itself where there is none. */
export const likelyCut = (task: string): number => {
  const middle = Math.floor(task.length / 2);
  const breaks = [...task.matchAll(BREAKS)].map(({ index }) => index + 1).filter((at) => at < task.length);
  return breaks.reduce(
    (best, at) => (Math.abs(at - middle) < Math.abs(best - middle) ? at : best),
    breaks[0] ?? middle,
  );
};

/** Asks where to split: the cursor in the item's own words, with both halves shown as they will be. */
export const SplitDialog = (props: { clause: ClauseView; onSplit: (at: number) => void; onClose: () => void }) => {
  const t = useDocumentWords();
  const { task } = props.clause;
  const [at, setAt] = useState(() => likelyCut(task));
  const box = useRef<HTMLTextAreaElement>(null);
  const halves = [task.slice(0, at).trim(), task.slice(at).trim()];
  const may = halves.every(Boolean);
  return (
    <Modal
      open
      title={t('review.split_title')}
      okText={t('review.split_do')}
      cancelText={t('review.cancel')}
      okButtonProps={{ disabled: !may }}
      onOk={() => props.onSplit(at)}
      onCancel={props.onClose}
      afterOpenChange={(isOpen) => {
        if (!isOpen) return;
        box.current?.focus();
        box.current?.setSelectionRange(at, at);
      }}
    >
      <label className="dc-split-label">
        {t('review.split_hint')}
        <textarea
          ref={box}
          className="dc-split-text"
          value={task}
          rows={Math.min(10, Math.ceil(task.length / 30) + 1)}
          // The words are not for changing here; what counts is where the cursor stands.
          onChange={() => undefined}
          onSelect={(event) => setAt(event.currentTarget.selectionStart)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            if (may) props.onSplit(at);
          }}
        />
      </label>
      <ol className="dc-split-halves" aria-live="polite">
        {halves.map((half, i) => (
          <li key={i === 0 ? 'first' : 'second'}>{half || '\u2014'}</li>
        ))}
      </ol>
    </Modal>
  );
};
