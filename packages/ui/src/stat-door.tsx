import './stat-door.css';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LightShape } from './light.tsx';
import type { Light } from './theme.ts';
import { useUiWords } from './words.ts';

/** A number that leads to the rows that make it; `change` is the difference from yesterday. */
export const StatDoor = (props: {
  value: ReactNode;
  label: string;
  unit?: string;
  to: string;
  light?: Light;
  change?: number;
}) => (
  <Link to={props.to} className="ls-stat">
    <span className="ls-stat-label">
      {props.light ? <LightShape light={props.light} size={12} /> : null}
      {props.label}
    </span>
    <span className="ls-stat-value ls-number">
      {props.value}
      {props.unit ? <span className="ls-stat-unit"> {props.unit}</span> : null}
    </span>
    {props.change === undefined ? null : <Change n={props.change} />}
  </Link>
);

const Change = ({ n }: { n: number }) => {
  const t = useUiWords();
  const words = n === 0 ? t('change.same') : t(n > 0 ? 'change.up' : 'change.down', { n: Math.abs(n) });
  return <span className="ls-stat-change ls-quiet">{words}</span>;
};
