import './parts/wall.css';
import './parts/kiosk.css';
import { type Day, isDay } from '@luoshi/kernel/day.ts';
import { Loading } from '@luoshi/ui/loading.tsx';
import { useFormat, useWords } from '@luoshi/web-kit/i18n.ts';
import { TodayContext } from '@luoshi/web-kit/today.ts';
import { useState } from 'react';
import { LookOnly } from './parts/door.tsx';
import { type Kiosk, useKiosk } from './parts/kiosk-data.ts';
import { KioskSlide } from './parts/kiosk-slide.tsx';
import { slidesOf } from './parts/kiosk-slides.ts';
import { useRotation } from './parts/use-rotation.ts';

/** A screen in a hall: goes round from the whole to its parts to the projects in trouble; nothing on it opens anything. */
export default function KioskPage() {
  const [region, setRegion] = useState('');
  const { facts, first, state } = useKiosk(region);
  if (state === 'revoked' || state === 'no_token') return <Off state={state} />;
  if (!facts || !first) return <Loading />;
  const today: Day | null = isDay(facts.screen.today) ? facts.screen.today : null;
  return (
    <TodayContext value={today}>
      <LookOnly value={true}>
        <Round facts={facts} first={first} isLost={state === 'lost'} onRegion={setRegion} />
      </LookOnly>
    </TodayContext>
  );
}

const Off = ({ state }: { state: 'revoked' | 'no_token' }) => {
  const t = useWords('boards');
  return (
    <div className="bw-wall bw-screen bw-off" data-look="wall">
      <title>{t('kiosk.title')}</title>
      <h1>{t(`kiosk.${state}`)}</h1>
      <p className="ls-quiet">{t(`kiosk.${state}_hint`)}</p>
    </div>
  );
};

const Round = (props: { facts: Kiosk; first: Kiosk; isLost: boolean; onRegion: (region: string) => void }) => {
  const t = useWords('boards');
  const { time } = useFormat();
  const slides = slidesOf(props.first);
  const { at, isPaused } = useRotation(slides, (slide) => props.onRegion(slide.region));
  const slide = slides[at] ?? slides[0];
  if (!slide) return null;
  return (
    <div className={`bw-wall bw-screen bw-kiosk${props.isLost ? ' bw-lost' : ''}`} data-look="wall">
      <header className="bw-head">
        <title>{t('kiosk.title')}</title>
        <div className="bw-title">
          <h1>{t('wall.title', { name: slide.name || props.first.screen.unit })}</h1>
          {props.first.screen.isDemo ? <span className="bw-demo">{t('wall.demo')}</span> : null}
          <p className="bw-quiet ls-quiet">
            {t('kiosk.at', { at: at + 1, of: slides.length })}
            {isPaused ? ` · ${t('kiosk.paused')}` : ''}
          </p>
          <p className={props.isLost ? 'bw-as-of bw-as-of-lost' : 'bw-as-of ls-quiet'} role="status">
            {t(props.isLost ? 'wall.lost' : 'wall.as_of', { time: time(props.facts.summary.asOf) })}
          </p>
        </div>
        <p className="bw-sentence">{props.facts.summary.sentences[0]}</p>
      </header>
      <KioskSlide facts={props.facts} kind={slide.kind} />
    </div>
  );
};
