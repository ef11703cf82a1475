import './bulletins.css';
import { Empty } from '@luoshi/ui/empty.tsx';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { PageHead } from '@luoshi/ui/page-head.tsx';
import { useShortcut } from '@luoshi/ui/shortcuts.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import { ProblemError } from '@luoshi/web-kit/client.ts';
import { useFormat, useWords } from '@luoshi/web-kit/i18n.ts';
import { Link, usePathParam } from '@luoshi/web-kit/routing.tsx';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useMoment } from '../../tasks/web/parts/words.ts';
import { api, BULLETINS, type Paper, useBulletinWords } from './parts/api.ts';
import { type Draft, draftOf, findSentence } from './parts/draft.ts';
import { FactsPanel } from './parts/facts-panel.tsx';
import { PaperActions } from './parts/paper-actions.tsx';
import { PaperSettings } from './parts/paper-settings.tsx';
import { PaperStory } from './parts/paper-story.tsx';
import { Sheet } from './parts/sheet.tsx';
import { Side } from './parts/side.tsx';

/** One paper: the sheet as it will be printed, what each sentence rests on, and what can be done now. */
export default function PaperPage() {
  const t = useBulletinWords();
  const id = usePathParam('id');
  const paper = useQuery({
    queryKey: [BULLETINS, 'paper', id],
    queryFn: ({ signal }) => api('GET /bulletins/:id', { params: { id }, signal }),
  });
  if (paper.data) return <Whole key={paper.data.id} paper={paper.data} />;
  if (paper.error instanceof ProblemError && paper.error.status === 404)
    return (
      <>
        <PageHead title={t('paper.missing')} />
        <Empty
          title={t('paper.missing')}
          hint={t('paper.missing_hint')}
          action={
            <Link to="/bulletins" className="ls-button">
              {t('paper.back')}
            </Link>
          }
        />
      </>
    );
  return (
    <>
      <PageHead title={t('list.title')} />
      {paper.error ? <Fault error={paper.error} again={() => void paper.refetch()} /> : <Loading />}
    </>
  );
}

const Whole = ({ paper }: { paper: Paper }) => {
  const t = useBulletinWords();
  const names = useWords('bulletins');
  const queries = useQueryClient();
  const [editing, setEditing] = useState<{ draft: Draft; of: number } | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  // What is being changed stays on the sheet when news of the paper come in; saving then says who was faster.
  const draft = editing?.draft ?? draftOf(paper);
  const change = (part: Partial<Draft>) =>
    setEditing((now) => ({ draft: { ...(now?.draft ?? draftOf(paper)), ...part }, of: now?.of ?? paper.revision }));
  const took = (fresh: Paper) => {
    setEditing(null);
    queries.setQueryData([BULLETINS, 'paper', paper.id], fresh);
    void queries.invalidateQueries({ queryKey: [BULLETINS, 'list'] });
  };
  const save = useMutation({
    mutationFn: () =>
      api('PATCH /bulletins/:id', {
        params: { id: paper.id },
        body: {
          revision: editing?.of ?? paper.revision,
          title: draft.title,
          content: draft.content,
          recipients: [...draft.recipients],
          template: draft.template,
        },
      }),
    onSuccess: (fresh) => {
      took(fresh);
      toast.done(t('paper.saved'));
    },
    onError: (error) => toast.failed(error.message),
  });
  useShortcut('s', t('paper.save'), () => save.mutate(), editing !== null && !save.isPending);
  const sentence = chosen ? findSentence(draft.content, chosen) : null;
  return (
    <>
      <PageHead
        title={draft.title}
        crumbs={[{ label: t('list.title'), to: '/bulletins' }]}
        mark={<span className={`bl-status bl-status-${paper.status}`}>{names(`status.${paper.status}`)}</span>}
        sentence={<PaperSentence paper={paper} />}
        actions={
          <PaperActions
            paper={paper}
            isDirty={editing !== null}
            isSaving={save.isPending}
            onSave={() => save.mutate()}
            onTook={took}
          />
        }
      />
      <div className="bl-desk">
        <Sheet
          paper={paper}
          draft={draft}
          chosen={chosen}
          onChoose={setChosen}
          onChange={paper.may.edit ? change : null}
        />
        <Side
          behind={
            <FactsPanel
              key={chosen}
              paper={paper}
              content={draft.content}
              sentence={sentence}
              onClose={() => setChosen(null)}
              onChange={paper.may.edit ? (content) => change({ content }) : null}
              onChoose={setChosen}
            />
          }
          settings={paper.may.edit ? <PaperSettings paper={paper} draft={draft} onChange={change} /> : null}
          story={<PaperStory paper={paper} />}
          chosen={chosen}
        />
      </div>
    </>
  );
};

const PaperSentence = ({ paper }: { paper: Paper }) => {
  const t = useBulletinWords();
  const moment = useMoment();
  const { day } = useFormat();
  if (paper.status === 'withdrawn') return t('paper.sentence_withdrawn', { reason: paper.withdrawnReason ?? '' });
  if (paper.status === 'issued')
    return t('paper.sentence_issued', { number: paper.number ?? '', when: day(paper.issuedOn) });
  if (paper.status === 'signed') return t('paper.sentence_signed', { who: paper.signedBy ?? '' });
  return t('paper.sentence_draft', { who: paper.draftedBy, when: moment(paper.asOf) });
};
