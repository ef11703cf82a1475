import type { AnswerOf } from '@luoshi/kernel/contract.ts';
import { toast } from '@luoshi/ui/toast.ts';
import { createClient, type ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { endpoints } from '../../inspections/contract.ts';
import { SUPERVISION, useMatterWords } from './api.ts';

export const inspectionsApi = createClient<typeof endpoints>();

type Of<K extends keyof typeof endpoints> = AnswerOf<(typeof endpoints)[K]>;
export type InspectionRow = Of<'GET /supervision/inspections'>['items'][number];
export type Inspection = Of<'GET /supervision/inspections/:id'>;
export type Load = Of<'GET /supervision/inspections/load'>;
export type Finding = Inspection['list'][number];

/** Does something to an inspection and shows what became of it at once. */
export const useInspecting = <Input>(
  run: (input: Input) => Promise<Inspection>,
  onDone: (after: Inspection) => void,
) => {
  const t = useMatterWords();
  const queries = useQueryClient();
  return useMutation<Inspection, ProblemError, Input>({
    mutationFn: run,
    onSuccess: (after) => {
      queries.setQueryData([SUPERVISION, 'inspection', after.id], after);
      void queries.invalidateQueries({ queryKey: [SUPERVISION] });
      toast.done(t('plan.done'));
      onDone(after);
    },
  });
};
