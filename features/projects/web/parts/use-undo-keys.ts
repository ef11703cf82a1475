import { useEffect, useRef } from 'react';

/** Ctrl+Z undoes, Ctrl+Y or Ctrl+Shift+Z does again; never while typing, where the field has an undo of its own. */
export const useUndoKeys = (undo: () => void, redo: () => void): void => {
  const now = useRef({ undo, redo });
  now.current = { undo, redo };
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const at = event.target;
      if (at instanceof HTMLElement && (at.isContentEditable || ['INPUT', 'TEXTAREA'].includes(at.tagName))) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) now.current.redo();
      else now.current.undo();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
};
