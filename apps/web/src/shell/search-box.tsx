import { Icon } from '@luoshi/ui/icon.tsx';
import { useShortcut } from '@luoshi/ui/shortcuts.tsx';
import { useLanguage, useWords } from '@luoshi/web-kit/i18n.ts';
import type { WebManifest } from '@luoshi/web-kit/manifest.ts';
import { Link, useGo } from '@luoshi/web-kit/routing.tsx';
import { type FocusEvent, type FormEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A place where the search box can look. */
export type FindPlace = NonNullable<WebManifest['find']>[number] & { feature: string };

/** Search from anywhere: `/` goes to it, Enter looks in the first place, the list beneath offers the others. */
export const SearchBox = ({ places }: { places: readonly FindPlace[] }) => {
  const t = useWords('shell');
  const go = useGo();
  const [words, setWords] = useState('');
  const [isOpen, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  useShortcut('/', t('search.shortcut'), () => input.current?.focus());
  const wanted = words.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wanted || !places[0]) return;
    setOpen(false);
    go(places[0].address(wanted));
  };
  const leave = (event: FocusEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') {
      setOpen(false);
      input.current?.focus();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (moveIn(event.currentTarget, event.key === 'ArrowDown' ? 1 : -1)) event.preventDefault();
    }
  };
  return (
    <search className="ls-search" onBlur={leave} onKeyDown={press}>
      <form onSubmit={submit}>
        <Icon name="search" size={18} />
        <input
          ref={input}
          type="search"
          value={words}
          aria-label={t('search.label')}
          aria-controls={isOpen && wanted ? list : undefined}
          placeholder={t('search.placeholder', { nouns: useNouns(places).join(t('search.comma')) })}
          enterKeyHint="search"
          onChange={(event) => {
            setWords(event.target.value);
            setOpen(true);
          }}
        />
      </form>
      {isOpen && wanted ? (
        <ul id={list} className="ls-menu-panel ls-menu-start">
          {places.map((place) => (
            <li key={`${place.feature} ${place.noun}`}>
              <Link to={place.address(wanted)} className="ls-menu-item" onClick={() => setOpen(false)}>
                <PlaceLabel place={place} words={wanted} />
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
    </search>
  );
};

const PlaceLabel = ({ place, words }: { place: FindPlace; words: string }) => {
  const t = useWords('shell');
  const [noun] = useNouns([place]);
  return <span>{t('search.in', { noun, words })}</span>;
};

/** What can be looked for, each in its own feature's words; English names stand in the middle of a sentence. */
const useNouns = (places: readonly FindPlace[]): string[] => {
  const { t } = useTranslation();
  const language = useLanguage();
  return places
    .map((place) => t(place.noun, { ns: place.feature }))
    .map((noun) => (language === 'en' ? noun.toLowerCase() : noun));
};

/** Moves the focus between the box and the list beneath it; says whether it did. */
const moveIn = (box: HTMLElement, step: 1 | -1): boolean => {
  const stops = [...box.querySelectorAll<HTMLElement>('input, a')];
  const next = stops[stops.findIndex((stop) => stop.contains(document.activeElement)) + step];
  next?.focus();
  return Boolean(next);
};
