import { Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNarrow } from '../../../documents/web/parts/use-narrow.ts';
import { useBulletinWords } from './api.ts';

/**
 * Beside the sheet: what a sentence rests on, the settings, the story. One at a time at the reader's eye; a sentence that
 * is chosen brings its facts to the front. Where there is no room they stand one below the other.
 */
export const Side = (props: { behind: ReactNode; settings: ReactNode; story: ReactNode; chosen: string | null }) => {
  const t = useBulletinWords();
  const isNarrow = useNarrow();
  const [shown, setShown] = useState({ tab: 'behind', chosen: props.chosen });
  if (props.chosen !== shown.chosen) setShown({ tab: props.chosen ? 'behind' : shown.tab, chosen: props.chosen });
  if (isNarrow)
    return (
      <div className="bl-side">
        {props.behind}
        {props.settings}
        {props.story}
      </div>
    );
  const tabs = [
    { key: 'behind', label: t('paper.behind'), children: props.behind },
    ...(props.settings ? [{ key: 'settings', label: t('paper.settings'), children: props.settings }] : []),
    { key: 'story', label: t('paper.story'), children: props.story },
  ];
  return (
    <div className="bl-side">
      <Tabs
        className="ls-card bl-tabs"
        activeKey={shown.tab}
        onChange={(tab) => setShown({ ...shown, tab })}
        items={tabs}
      />
    </div>
  );
};
