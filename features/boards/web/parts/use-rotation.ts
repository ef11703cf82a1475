import { useEffect, useEffectEvent, useState } from 'react';
import type { Slide } from './kiosk-slides.ts';

const SECONDS_A_SLIDE = 30;
/** Somebody who touched it and went away leaves a screen that goes on by itself. */
const SECONDS_PAUSED = 300;

/** Goes from slide to slide. A touch or a key stops it, arrow keys go by hand, another touch lets it go on. */
export const useRotation = (slides: readonly Slide[], onTurn: (slide: Slide) => void) => {
  const [at, setAt] = useState(0);
  const [isPaused, setPaused] = useState(false);
  const go = useEffectEvent((step: number) => {
    const next = (at + step + slides.length) % slides.length;
    const slide = slides[next];
    if (!slide) return;
    setAt(next);
    onTurn(slide);
  });
  useEffect(() => {
    const timer = isPaused
      ? setTimeout(() => setPaused(false), SECONDS_PAUSED * 1000)
      : setInterval(() => go(1), SECONDS_A_SLIDE * 1000);
    return () => clearInterval(timer);
  }, [isPaused]);
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'ArrowRight' || key === 'ArrowLeft') {
        setPaused(true);
        go(key === 'ArrowRight' ? 1 : -1);
      } else setPaused((was) => !was);
    };
    const onTouch = () => setPaused((was) => !was);
    window.addEventListener('keydown', onKey);
    window.addEventListener('pointerdown', onTouch);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('pointerdown', onTouch);
    };
  }, []);
  return { at: Math.min(at, slides.length - 1), isPaused };
};
