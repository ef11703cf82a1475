import '../supervision.css';
import { useState } from 'react';
import { useMatterWords } from './api.ts';
import { TakeDialog } from './take-dialog.tsx';

/** Above the list of tasks: takes the selected ones under watch, or all of a paper's when none is selected. */
export default function TakeSelected(props: { ids: readonly string[]; document: string; onDone: () => void }) {
  const t = useMatterWords();
  const [isOpen, setOpen] = useState(false);
  const wholePaper = props.ids.length === 0 && props.document !== '';
  if (props.ids.length === 0 && !wholePaper) return <span className="ls-quiet">{t('take.select_first')}</span>;
  return (
    <>
      <button type="button" className="ls-button ls-button-primary" onClick={() => setOpen(true)}>
        {wholePaper ? t('take.paper') : t('take.selected', { count: props.ids.length })}
      </button>
      {isOpen ? (
        <TakeDialog
          ids={props.ids}
          document={wholePaper ? props.document : undefined}
          onClose={() => setOpen(false)}
          onDone={props.onDone}
        />
      ) : null}
    </>
  );
}
