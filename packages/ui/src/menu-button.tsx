import './menu-button.css';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

/**
 * A button that opens a small panel beneath it (a menu of links, a choice of columns). Escape, a press outside and
 * leaving by Tab close it; Escape gives the focus back. `children` gets a function that closes.
 */
export const MenuButton = (props: {
  label: ReactNode;
  /** Name for screen readers when the label is only a picture. */
  name?: string;
  className?: string;
  align?: 'start' | 'end';
  children: (close: () => void) => ReactNode;
}) => {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useId();
  useEffect(() => {
    if (!isOpen) return;
    const leave = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    document.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
      document.removeEventListener('keydown', closeOnEscape);
    };
  }, [isOpen]);
  return (
    <div className="ls-menu" ref={root}>
      <button
        ref={button}
        type="button"
        className={props.className ?? 'ls-button'}
        aria-label={props.name}
        aria-expanded={isOpen}
        aria-controls={isOpen ? panel : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {props.label}
      </button>
      {isOpen ? (
        <div id={panel} className={`ls-menu-panel ls-menu-${props.align ?? 'end'}`}>
          {props.children(() => setOpen(false))}
        </div>
      ) : null}
    </div>
  );
};
