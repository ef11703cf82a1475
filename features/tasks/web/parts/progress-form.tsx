import './progress-form.css';
import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Slot } from '@luoshi/web-kit/slots.tsx';
import { useToday } from '@luoshi/web-kit/today.ts';
import { Button, Input, InputNumber } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import type { TargetView, TaskView } from './api.ts';
import { FileListField } from './file-list-field.tsx';
import { PercentField } from './percent-field.tsx';
import { isTouched, type ProgressDraft, reportOf } from './progress-draft.ts';
import { useSendReport } from './send-report.ts';
import { wantedWords } from './target-words.ts';
import { useTaskWords } from './words.ts';

/**
 * A report: percent, one line of words, the targets' numbers, files; problems, next steps and nodes unfold. The
 * draft belongs to the page, so that neither a refetch nor a refusal loses what was typed. Ctrl+Enter saves.
 */
export const ProgressForm = (props: {
  taskId: string;
  targets: readonly TargetView[];
  nodes?: TaskView['nodes'];
  draft: ProgressDraft;
  start: ProgressDraft;
  onDraft: (draft: ProgressDraft) => void;
  correctsId?: string | null;
  onDone: () => void;
  startsFocused?: boolean;
  /** The percent is the lead's to say: a supporting unit adds words, numbers and files. */
  isWordsOnly?: boolean;
  /** Shows everything at once: in a drawer there is room. */
  isWide?: boolean;
}) => {
  const t = useTaskWords();
  const today = useToday();
  const [files, setFiles] = useState<readonly File[]>([]);
  const send = useSendReport(props.taskId, () => {
    setFiles([]);
    props.onDone();
  });
  const { draft } = props;
  const set = (change: Partial<ProgressDraft>) => props.onDraft({ ...draft, ...change });
  const [isOpen, setOpen] = useState(Boolean(props.isWide || draft.problems || draft.nextSteps));
  const save = () => {
    if (!send.isPending) send.mutate({ report: reportOf(draft, props.start, today, props.correctsId), files });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    save();
  };
  const hasChanged = isTouched(draft, props.start) || files.length > 0;
  return (
    <>
      <form
        className={props.isWide ? 'tk-report tk-report-wide' : 'tk-report'}
        onKeyDown={press}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <ErrorSummary detail={send.error?.detail} fields={send.error?.fields} />
        <FieldErrors fields={send.error?.fields}>
          {props.isWordsOnly ? (
            <p className="ls-quiet">{t('report.words_only', { percent: draft.percent })}</p>
          ) : (
            <Field label={t('report.percent')} name="percent">
              {(wire) => (
                <PercentField
                  wire={wire}
                  startsFocused={props.startsFocused}
                  value={draft.percent}
                  onChange={(percent) => set({ percent })}
                />
              )}
            </Field>
          )}
          {props.targets.length > 0 ? <Numbers targets={props.targets} draft={draft} set={set} /> : null}
          <Field label={t('report.words')} name="words" hint={props.correctsId ? undefined : t('report.words_hint')}>
            {(wire) => (
              <Input.TextArea
                {...wire}
                value={draft.words}
                autoSize={{ minRows: 1, maxRows: 6 }}
                maxLength={4000}
                onChange={(event) => set({ words: event.target.value })}
              />
            )}
          </Field>
          {isOpen ? <More draft={draft} set={set} nodes={props.nodes ?? []} /> : null}
          <div className="tk-report-foot">
            <FileListField files={files} onChange={setFiles} />
            {isOpen ? null : (
              <button type="button" className="ls-button ls-button-plain" onClick={() => setOpen(true)}>
                {t('report.more')}
              </button>
            )}
            <Button type="primary" htmlType="submit" loading={send.isPending} title={t('report.save_hint')}>
              {t(props.correctsId ? 'report.save_correction' : hasChanged ? 'report.save' : 'report.save_unchanged')}
            </Button>
          </div>
        </FieldErrors>
      </form>
      {/* Outside the form: what is typed in a part must not send the report. */}
      <Slot name="tasks.report" props={{ taskId: props.taskId }} />
    </>
  );
};

type Part = { draft: ProgressDraft; set: (change: Partial<ProgressDraft>) => void };

const Numbers = ({ targets, draft, set }: Part & { targets: readonly TargetView[] }) => {
  const t = useTaskWords();
  const { number } = useFormat();
  return (
    <div className="tk-report-numbers">
      {targets.map((target) => (
        <Field
          key={target.id}
          label={
            <>
              {target.name}{' '}
              <span className="tk-aim ls-number">
                {t('report.target', { wanted: wantedWords(target, number), unit: target.unit })}
              </span>
            </>
          }
          name={`numbers.${target.id}`}
        >
          {(wire) => (
            <InputNumber
              {...wire}
              value={draft.numbers[target.id] ?? null}
              suffix={target.unit}
              style={{ width: '100%' }}
              onChange={(value) => set({ numbers: { ...draft.numbers, [target.id]: value } })}
            />
          )}
        </Field>
      ))}
    </div>
  );
};

const More = ({ draft, set, nodes }: Part & { nodes: TaskView['nodes'] }) => {
  const t = useTaskWords();
  const { day } = useFormat();
  const open = nodes.filter((node) => node.doneOn === null);
  const toggle = (id: string) =>
    set({
      nodesDone: draft.nodesDone.includes(id) ? draft.nodesDone.filter((one) => one !== id) : [...draft.nodesDone, id],
    });
  return (
    <>
      {open.length > 0 ? (
        <fieldset className="tk-report-nodes">
          <legend>{t('report.nodes')}</legend>
          {open.map((node) => (
            <label key={node.id}>
              <input type="checkbox" checked={draft.nodesDone.includes(node.id)} onChange={() => toggle(node.id)} />
              <span>{node.title}</span> <span className="ls-quiet ls-number">{day(node.dueOn)}</span>
            </label>
          ))}
        </fieldset>
      ) : null}
      <Field label={t('report.problems')} name="problems">
        {(wire) => (
          <Input.TextArea
            {...wire}
            value={draft.problems}
            autoSize={{ minRows: 1, maxRows: 6 }}
            maxLength={4000}
            placeholder={t('report.problems_hint')}
            onChange={(event) => set({ problems: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('report.next_steps')} name="nextSteps">
        {(wire) => (
          <Input.TextArea
            {...wire}
            value={draft.nextSteps}
            autoSize={{ minRows: 1, maxRows: 6 }}
            maxLength={4000}
            placeholder={t('report.next_steps_hint')}
            onChange={(event) => set({ nextSteps: event.target.value })}
          />
        )}
      </Field>
    </>
  );
};
