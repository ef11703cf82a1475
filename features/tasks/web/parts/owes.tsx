import { oneOf, useUrlState } from '@luoshi/web-kit/url-state.ts';
import { Radio } from 'antd';
import type { Owed } from './api.ts';
import { OwedLines } from './owed-lines.tsx';
import { OwedList } from './owed-list.tsx';
import { useTaskWords } from './words.ts';

const VIEWS = ['cards', 'lines'] as const;
const codecs = { view: oneOf(VIEWS, 'cards') };

/** What I owe, answered one card after the other or as a table of lines; the address remembers which. */
export const Owes = ({ owes }: { owes: readonly Owed[] }) => {
  const t = useTaskWords();
  const [{ view }, set] = useUrlState(codecs);
  return (
    <div className={view === 'lines' ? 'tk-owes tk-owes-wide' : 'tk-owes'}>
      <Radio.Group
        className="tk-owes-view"
        aria-label={t('today.view')}
        value={view}
        onChange={(event) => set({ view: event.target.value })}
        optionType="button"
        options={VIEWS.map((value) => ({ value, label: t(`today.${value}`) }))}
      />
      {view === 'lines' ? <OwedLines owes={owes} /> : <OwedList owes={owes} />}
    </div>
  );
};
