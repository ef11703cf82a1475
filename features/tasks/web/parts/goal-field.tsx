import { Field } from '@luoshi/ui/field.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { GoalLevel } from '../../contract.ts';
import { api, type Goal, TASKS } from './api.ts';
import { GoalPicker } from './goal-picker.tsx';
import type { GoalChoice } from './task-draft.ts';
import { useTaskWords } from './words.ts';

const LEVELS = ['city', 'town', 'department', 'enterprise'] as const satisfies readonly GoalLevel[];

type Part = { value: GoalChoice | null; onChange: (goal: GoalChoice | null) => void };

/** The goal a task serves: chosen, or set on the spot by those who may. */
export const GoalField = ({ value, onChange }: Part) => {
  const t = useTaskWords();
  const { can } = useSession();
  const [isMaking, setMaking] = useState(false);
  return (
    <>
      <Field label={t('form.goal')} name="goalId" hint={t('form.goal_hint')}>
        {(wire) => (
          <GoalPicker
            wire={wire}
            value={value?.id ?? ''}
            known={value?.title}
            placeholder={t('goals.choose')}
            onChange={onChange}
          />
        )}
      </Field>
      {can('tasks.edit') && !isMaking ? <Button onClick={() => setMaking(true)}>{t('goals.make')}</Button> : null}
      {isMaking ? <NewGoal onChange={onChange} onClose={() => setMaking(false)} /> : null}
    </>
  );
};

/** It stands inside the task's form: Enter sets the goal and must not send the task. */
const NewGoal = ({ onChange, onClose }: Pick<Part, 'onChange'> & { onClose: () => void }) => {
  const t = useTaskWords();
  const queries = useQueryClient();
  const [title, setTitle] = useState('');
  const [level, setLevel] = useState<GoalLevel | ''>('');
  const make = useMutation<Goal, ProblemError>({
    mutationFn: () => api('POST /goals', { body: { title: title.trim(), level: level || null } }),
    onSuccess: (goal) => {
      queries.setQueryData<{ items: Goal[] }>([TASKS, 'goals'], (known) => known && { items: [...known.items, goal] });
      void queries.invalidateQueries({ queryKey: [TASKS, 'goals'] });
      toast.done(t('goals.made', { title: goal.title }));
      onChange({ id: goal.id, title: goal.title });
      onClose();
    },
  });
  const mayMake = title.trim() !== '' && !make.isPending;
  return (
    <div className="tk-goal-new">
      <span className="tk-cell-name">
        <Input
          aria-label={t('goals.title')}
          placeholder={t('goals.title')}
          value={title}
          maxLength={200}
          autoFocus
          onChange={(event) => setTitle(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            event.stopPropagation();
            if (mayMake) make.mutate();
          }}
        />
      </span>
      <span className="tk-cell-choice">
        <Select
          aria-label={t('goals.level')}
          value={level}
          onChange={setLevel}
          options={[
            { value: '' as const, label: t('goals.level_none') },
            ...LEVELS.map((one) => ({ value: one, label: t(`goals.level_${one}`) })),
          ]}
          style={{ width: '100%' }}
        />
      </span>
      <Button disabled={!mayMake} loading={make.isPending} onClick={() => make.mutate()}>
        {t('goals.save')}
      </Button>
      <Button onClick={onClose}>{t('cancel')}</Button>
      {make.error ? (
        <p role="alert" className="tk-row-fault">
          {make.error.detail}
        </p>
      ) : null}
    </div>
  );
};
