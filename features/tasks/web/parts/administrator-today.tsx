import { PageHead } from '@luoshi/ui/page-head.tsx';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { ADMINISTRATOR_DOORS } from './administrator-doors.ts';
import { useTaskWords } from './words.ts';

/** What an administrator is there for, with the pages where it is done; business is none of it. */
export const AdministratorToday = () => {
  const t = useTaskWords();
  const { roles, can } = useSession();
  const role = (['sysadmin', 'secadmin', 'auditor'] as const).find((one) => roles.includes(one)) ?? 'other';
  const doors = ADMINISTRATOR_DOORS.filter((door) => !door.permission || can(door.permission));
  return (
    <>
      <PageHead title={t('today.title')} sentence={t(`today.admin_${role}`)} />
      <ul className="tk-doors-list">
        {doors.map((door) => (
          <li key={door.name} className="tk-card">
            <h2>
              <Link to={door.path}>{t(`today.door_${door.name}`)}</Link>
            </h2>
            <p className="ls-quiet">{t(`today.door_${door.name}_hint`)}</p>
          </li>
        ))}
      </ul>
    </>
  );
};
