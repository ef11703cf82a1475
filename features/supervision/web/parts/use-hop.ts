import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Asked, api, type MatterView, SUPERVISION, useMatterWords } from './api.ts';

/** Moves a matter on the revision that was seen, and shows the answer at once. */
export const useHop = (matter: { id: string; revision: number }, onDone: () => void) => {
  const t = useMatterWords();
  const queries = useQueryClient();
  return useMutation<MatterView, ProblemError, Record<string, unknown>>({
    mutationFn: (body) =>
      api('POST /supervision/matters/:id/hops', {
        params: { id: matter.id },
        body: { ...body, revision: matter.revision } as Asked,
      }),
    onSuccess: (moved) => {
      queries.setQueryData([SUPERVISION, 'one', matter.id], moved);
      void queries.invalidateQueries({ queryKey: [SUPERVISION] });
      void queries.invalidateQueries({ queryKey: ['tasks'] });
      toast.done(t('done', { state: t(`state.${moved.state}`) }));
      onDone();
    },
    // Somebody was faster: fetch what is there now, so that the next try stands on it.
    onError: (error) => {
      if (error.status === 409) void queries.invalidateQueries({ queryKey: [SUPERVISION] });
    },
  });
};
