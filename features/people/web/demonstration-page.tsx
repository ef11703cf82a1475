import './people.css';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { SIGN_IN_PATH, useSession } from '@luoshi/web-kit/session.tsx';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { api, PEOPLE } from './parts/api.ts';
import { usePeopleWords } from './parts/words.ts';

/** Says what the demonstration is and removes it with everything in it. */
export default function DemonstrationPage() {
  const t = usePeopleWords();
  const { tenant, roles, can } = useSession();
  const setup = useQuery({ queryKey: [PEOPLE, 'setup'], queryFn: ({ signal }) => api('GET /setup', { signal }) });
  const mayRemove = tenant.isDemo ? roles.includes('supervisor') || roles.includes('sysadmin') : can('people.manage');
  const isThere = tenant.isDemo || Boolean(setup.data?.demonstration);
  const remove = useMutation<undefined, ProblemError>({
    mutationFn: () => api('DELETE /demonstration'),
    onSuccess: () => {
      // The session may have gone with it: begin from the start, with nothing remembered.
      if (tenant.isDemo) window.location.assign(SIGN_IN_PATH);
      else {
        toast.done(t('demo.removed'));
        void setup.refetch();
      }
    },
    onError: (problem) => toast.failed(problem.detail),
  });
  return (
    <>
      <PageHead title={t('demo.title')} sentence={t(isThere ? 'demo.sentence' : 'demo.none')} />
      {isThere ? (
        <section className="ls-card pp-form">
          <p className="pp-gap">{t('demo.what')}</p>
          {mayRemove ? (
            <Popconfirm title={t('demo.sure')} okText={t('demo.remove')} onConfirm={() => remove.mutate()}>
              <Button danger loading={remove.isPending}>
                {t('demo.remove')}
              </Button>
            </Popconfirm>
          ) : (
            <p className="ls-quiet">{t('demo.who')}</p>
          )}
        </section>
      ) : null}
    </>
  );
}
