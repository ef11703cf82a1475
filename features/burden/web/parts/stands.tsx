import { Link } from '@luoshi/web-kit/routing.tsx';
import { type CheckView, useBurdenWords } from './api.ts';

/** What stands against a request: forbidden content first, then facts that are held, each with where it is. */
export const Stands = ({ held, forbidden }: Pick<CheckView, 'held' | 'forbidden'>) => {
  const t = useBurdenWords();
  return (
    <>
      {forbidden.map((one) => (
        <p className="bd-stands is-forbidden" key={`${one.field}-${one.rule}`}>
          {one.sentence}
        </p>
      ))}
      {held.map((one) => (
        <p className="bd-stands" key={one.field}>
          <strong>{one.label}</strong> {one.where} {one.link ? <Link to={one.link}>{t('new.see')}</Link> : null}
        </p>
      ))}
    </>
  );
};
