import { Empty } from '@luoshi/ui/empty.tsx';
import { useWords } from '@luoshi/web-kit/i18n.ts';
import { entriesFor, type WebManifest } from '@luoshi/web-kit/manifest.ts';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { Navigate } from '@tanstack/react-router';

/** The address `/`: leads to the first thing in this person's menu, which is the page of today for most. */
export const Home = ({ manifests }: { manifests: readonly WebManifest[] }) => {
  const t = useWords('shell');
  const { can } = useSession();
  const first = entriesFor(manifests, 'nav', can)[0] ?? entriesFor(manifests, 'settings', can)[0];
  if (first) return <Navigate to={first.path} replace />;
  return <Empty title={t('home.nothing')} hint={t('home.nothing_hint')} />;
};
