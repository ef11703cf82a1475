import { ErrorSummary, Field, FieldErrors } from '@luoshi/ui/field.tsx';
import { useFormat } from '@luoshi/web-kit/i18n.ts';
import { Link } from '@luoshi/web-kit/routing.tsx';
import { useSession } from '@luoshi/web-kit/session.tsx';
import { useToday } from '@luoshi/web-kit/today.ts';
import { Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { DayField } from '../../../tasks/web/parts/day-field.tsx';
import type { MatterRow } from './api.ts';
import { useMatterWords } from './api.ts';
import { StateMark } from './clock.tsx';
import { type Finding, type Inspection, inspectionsApi, useInspecting } from './inspections-api.ts';

/** What was found, where its rectification stands, and the second look when the unit says it is done. */
export const FindingList = ({ inspection }: { inspection: Inspection }) => {
  const t = useMatterWords();
  const { day } = useFormat();
  const { can } = useSession();
  const [looking, setLooking] = useState<Finding | null>(null);
  return (
    <>
      <ul className="sv-findings">
        {inspection.list.map((finding) => {
          const isDone = finding.matterState === 'closed' || finding.matterState === 'archived';
          return (
            <li key={finding.id}>
              <p className="sv-waiting-title">
                {t(`plan.finding_${finding.state}`)} · {finding.unit.name} · {finding.kind}
                {finding.repeats > 0 ? (
                  <span className="sv-late"> {t('plan.repeats', { count: finding.repeats + 1 })}</span>
                ) : null}
              </p>
              <p>{finding.words}</p>
              <p className="ls-quiet">
                {day(finding.foundOn)}
                {finding.rechecks > 0 ? ` · ${t('plan.rechecks', { count: finding.rechecks })}` : ''}
                {finding.recheckWords ? ` · ${finding.recheckWords}` : ''}
              </p>
              <p className="sv-finding-matter">
                <StateMark state={finding.matterState as MatterRow['state']} />
                <Link to={`/supervision/${finding.matterId}`}>{t('of_task.label')}</Link>
                {isDone && finding.state !== 'mended' && can('supervision.inspect') ? (
                  <button type="button" className="ls-button" onClick={() => setLooking(finding)}>
                    {t('plan.recheck')}
                  </button>
                ) : null}
              </p>
            </li>
          );
        })}
      </ul>
      {looking ? <RecheckDialog finding={looking} onClose={() => setLooking(null)} /> : null}
    </>
  );
};

const RecheckDialog = ({ finding, onClose }: { finding: Finding; onClose: () => void }) => {
  const t = useMatterWords();
  const today = useToday();
  const [isMended, setMended] = useState(true);
  const [words, setWords] = useState('');
  const [dueOn, setDueOn] = useState('');
  const [isTried, setTried] = useState(false);
  const recheck = useInspecting(
    () =>
      inspectionsApi('POST /supervision/findings/:id/recheck', {
        params: { id: finding.id },
        body: { isMended, words: words.trim(), dueOn: isMended ? null : dueOn || null },
      }),
    onClose,
  );
  const missing = [
    ...(words.trim() ? [] : [{ path: 'words', detail: t('missing.words') }]),
    ...(isMended || dueOn ? [] : [{ path: 'dueOn', detail: t('plan.missing_due') }]),
  ];
  const faults = recheck.error?.fields.length ? recheck.error.fields : isTried ? missing : [];
  const save = () => {
    setTried(true);
    if (missing.length === 0) recheck.mutate(undefined);
  };
  return (
    <Modal
      open
      title={t('plan.recheck')}
      onCancel={onClose}
      onOk={save}
      okText={t('plan.save')}
      cancelText={t('cancel')}
      confirmLoading={recheck.isPending}
      destroyOnHidden
    >
      <ErrorSummary detail={recheck.error?.detail} fields={faults} />
      <p className="sv-dialog-title">{finding.words}</p>
      <FieldErrors fields={faults}>
        <Radio.Group
          value={isMended}
          onChange={(event) => setMended(event.target.value)}
          options={[
            { value: true, label: t('plan.is_mended') },
            { value: false, label: t('plan.not_mended') },
          ]}
        />
        <Field label={t('plan.recheck_words')} name="words" required>
          {(wire) => (
            <Input.TextArea
              {...wire}
              value={words}
              maxLength={1000}
              autoSize={{ minRows: 2, maxRows: 6 }}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
        </Field>
        {isMended ? null : (
          <Field label={t('plan.new_due')} name="dueOn" required>
            {(wire) => <DayField wire={wire} value={dueOn} min={today} onChange={setDueOn} />}
          </Field>
        )}
      </FieldErrors>
    </Modal>
  );
};
