import { useUiWords } from '@luoshi/ui/words.ts';
import { useFormat, useWords } from '@luoshi/web-kit/i18n.ts';
import type { PlacedEntry } from '@luoshi/web-kit/manifest.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { Slot } from '@luoshi/web-kit/slots.tsx';
import { LiveMark } from './live-mark.tsx';
import { NameMenu } from './name-menu.tsx';
import { type FindPlace, SearchBox } from './search-box.tsx';

/** Brand and government, search, today, the line to the server, the person. */
export const TopBar = (props: {
  entries: readonly PlacedEntry[];
  settings: readonly PlacedEntry[];
  finds: readonly FindPlace[];
}) => {
  const t = useWords('shell');
  const ui = useUiWords();
  const { day } = useFormat();
  const session = useSession();
  return (
    <header className="ls-top">
      <Link to="/" className="ls-brand">
        {ui('brand')}
      </Link>
      <span className="ls-government">{session.tenant.name}</span>
      {props.finds.length ? <SearchBox places={props.finds} /> : <span className="ls-top-space" />}
      <span className="ls-today ls-number">{t('today', { day: day(session.today).replace(/[()]/g, '') })}</span>
      <LiveMark />
      <Slot name="top" />
      <NameMenu entries={props.entries} settings={props.settings} />
    </header>
  );
};
