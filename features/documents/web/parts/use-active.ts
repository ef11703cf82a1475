import { useEffect, useRef, useState } from 'react';

/** The address follows once somebody stays: writing it at every key press would cost more than the move itself. */
const STAY_MS = 250;

/**
 * The active item: moves at once, however fast the keys come, and is written to the address when it stays. `inAddress`
 * moves it too (a link, the way back).
 */
export const useActive = (inAddress: string, write: (id: string) => void) => {
  const [id, setId] = useState(inAddress);
  const [known, setKnown] = useState(inAddress);
  const now = useRef(id);
  const latest = useRef(write);
  if (known !== inAddress) {
    setKnown(inAddress);
    setId(inAddress);
  }
  useEffect(() => {
    now.current = id;
    latest.current = write;
  });
  useEffect(() => {
    if (id === inAddress) return;
    const staying = setTimeout(() => latest.current(id), STAY_MS);
    return () => clearTimeout(staying);
  }, [id, inAddress]);
  return {
    id,
    /** The item as of the latest key press, painted or not. */
    now: () => now.current,
    choose: (next: string | null) => {
      now.current = next ?? '';
      setId(next ?? '');
    },
  };
};
