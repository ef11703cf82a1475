import '../burden.css';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useBurdenWords } from './api.ts';

/** On the day's page: the way to the register, the hours and the complaints. */
export default function TodayLink() {
  const t = useBurdenWords();
  return (
    <p className="bd-today ls-quiet">
      {t('today.line')} <Link to="/burden">{t('today.link')}</Link>
    </p>
  );
}
