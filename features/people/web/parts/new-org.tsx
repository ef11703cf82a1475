import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import { api, type Org, PEOPLE } from './api.ts';
import { emptyDraft, OrgFields } from './org-form.tsx';
import { usePeopleWords } from './words.ts';

/** A new unit below `parent`. */
export const NewOrg = (props: {
  parent: Org;
  orgs: readonly Org[];
  onClose: () => void;
  onMade: (id: string) => void;
}) => {
  const t = usePeopleWords();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => emptyDraft(props.parent.id));
  const make = useMutation<Org, ProblemError>({
    mutationFn: () =>
      api('POST /orgs', {
        body: {
          ...draft,
          parentId: draft.parentId ?? props.parent.id,
          shortName: draft.shortName.trim() || undefined,
          regionCode: draft.regionCode || null,
        },
      }),
    onSuccess: async (org) => {
      await queries.invalidateQueries({ queryKey: [PEOPLE] });
      toast.done(t('orgs.made', { name: org.name }));
      props.onMade(org.id);
    },
  });
  return (
    <Modal
      open
      title={t('orgs.add_to', { name: props.parent.shortName })}
      okText={t('orgs.add')}
      okButtonProps={{ loading: make.isPending, disabled: draft.name.trim().length < 2 }}
      onOk={() => make.mutate()}
      onCancel={props.onClose}
    >
      <OrgFields draft={draft} onChange={setDraft} orgs={props.orgs} problem={make.error} />
    </Modal>
  );
};
