import { LightMark } from '@luoshi/ui/light.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { api, TASKS, type TaskView } from './api.ts';
import { ruleTitle } from './rule-table.tsx';
import { isFarBehind } from './task-light.tsx';
import { useTaskWords } from './words.ts';

/** What each condition says of the task today, by which rule set, and the lights people have set on it. */
export const LightFacts = ({ task }: { task: TaskView }) => {
  const t = useTaskWords();
  if (task.verdicts.length === 0 && task.overrides.length === 0) return null;
  return (
    <section className="tk-card" aria-labelledby="tk-light-facts">
      <h2 id="tk-light-facts">{t('verdicts.title')}</h2>
      {task.verdicts.length > 0 ? (
        <table className="tk-rule-table">
          <thead>
            <tr>
              <th scope="col">{t('rules.light')}</th>
              <th scope="col">{t('verdicts.facts')}</th>
            </tr>
          </thead>
          <tbody>
            {task.verdicts.map((verdict) => (
              <tr key={verdict.code}>
                <th scope="row">
                  <LightMark
                    light={verdict.light}
                    {...(isFarBehind(verdict.code) ? { word: t('light.far_behind') } : {})}
                  />
                </th>
                <td>{verdict.sentence}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {task.ruleSet ? (
        <p className="ls-quiet">
          {t('verdicts.by')}
          <Link to="/settings/rules">
            {t('verdicts.rule', { name: ruleTitle(t, task.ruleSet), version: task.ruleSet.version })}
          </Link>
        </p>
      ) : null}
      <ul className="tk-overrides">
        {task.overrides.map((one) => (
          <Override key={one.id} one={one} />
        ))}
      </ul>
    </section>
  );
};

type One = TaskView['overrides'][number];

const Override = ({ one }: { one: One }) => {
  const t = useTaskWords();
  const { day } = useFormat();
  const queries = useQueryClient();
  const [words, setWords] = useState('');
  const settle = {
    onSuccess: () => void queries.invalidateQueries({ queryKey: [TASKS] }),
    onError: (error: ProblemError) => void toast.failed(error.detail),
  };
  const params = { id: one.taskId, override: one.id };
  const decide = useMutation<unknown, ProblemError, boolean>({
    mutationFn: (approve) =>
      api('POST /tasks/:id/overrides/:override/decision', { params, body: { approve, words: words.trim() || null } }),
    ...settle,
  });
  const end = useMutation<unknown, ProblemError, void>({
    mutationFn: () =>
      api('POST /tasks/:id/overrides/:override/end', {
        params,
        body: { words: words.trim() || t('override.taken_back') },
      }),
    ...settle,
  });
  const isBusy = decide.isPending || end.isPending;
  return (
    <li>
      <p>
        <LightMark light={one.light} />{' '}
        {t('override.asked', { who: one.askedBy ?? '', through: day(one.through), reason: one.reason })}
      </p>
      <p className="ls-quiet">
        {t(`override.state_${one.state}`, { who: one.decidedBy ?? '' })}
        {one.words ? `${t('semicolon')}${one.words}` : null}
      </p>
      {one.may.decide || one.may.end ? (
        <p className="tk-override-acts">
          <Input
            aria-label={t('override.remark')}
            placeholder={t('override.remark')}
            value={words}
            maxLength={500}
            onChange={(event) => setWords(event.target.value)}
          />
          {one.may.decide ? (
            <>
              <button
                type="button"
                className="ls-button ls-button-primary"
                disabled={isBusy}
                onClick={() => decide.mutate(true)}
              >
                {t('override.approve')}
              </button>
              <button type="button" className="ls-button" disabled={isBusy} onClick={() => decide.mutate(false)}>
                {t('override.decline')}
              </button>
            </>
          ) : null}
          {one.may.end ? (
            <button type="button" className="ls-button" disabled={isBusy} onClick={() => end.mutate()}>
              {t(one.state === 'asked' ? 'override.take_back' : 'override.end')}
            </button>
          ) : null}
        </p>
      ) : null}
    </li>
  );
};
