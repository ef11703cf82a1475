import { type ReactNode, useState } from 'react';

/**
 * Marks a value for a moment when it changes while one looks at it. `of` names what it is a value of: another board's
 * value is no change of this one's.
 */
export const Changed = ({ of, value, children }: { of: string; value: string | number; children?: ReactNode }) => {
  const [seen, setSeen] = useState({ of, value, count: 0 });
  if (seen.of !== of || seen.value !== value) setSeen({ of, value, count: seen.of === of ? seen.count + 1 : 0 });
  return (
    <span key={seen.count} className={seen.count > 0 ? 'bw-changed' : undefined}>
      {children ?? value}
    </span>
  );
};
