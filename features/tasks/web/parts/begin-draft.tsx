import { MenuButton } from '@luoshi/ui/menu-button.tsx';
import { toast } from '@luoshi/ui/toast.ts';
import type { ProblemError } from '@luoshi/web-kit/client.ts';
import { useGo } from '@luoshi/web-kit/routing.tsx';
import { useMutation } from '@tanstack/react-query';
import { RULE_PRESETS } from '../../rules/presets.ts';
import { api, type RuleDraft, type RuleSet } from './api.ts';
import { ruleTitle } from './rule-table.tsx';
import { useTaskWords } from './words.ts';

type Begin = { name: string; source: string; preset?: string; ruleSetId?: string };

/** Begins a rule set: from one that stands (`from`), or from a choice of published practices. */
export const BeginDraft = ({ from }: { from?: RuleSet }) => {
  const t = useTaskWords();
  const go = useGo();
  const begin = useMutation<RuleDraft, ProblemError, Begin>({
    mutationFn: (body) => api('POST /rule-drafts', { body }),
    onSuccess: (draft) => go(`/settings/rules/${draft.id}`),
    onError: (error) => toast.failed(error.detail),
  });
  if (from)
    return (
      <button
        type="button"
        className="ls-button"
        disabled={begin.isPending}
        onClick={() => begin.mutate({ name: ruleTitle(t, from), source: '', ruleSetId: from.id })}
      >
        {t('rules.begin_from')}
      </button>
    );
  return (
    <MenuButton label={t('rules.begin')} className="ls-button ls-button-primary" align="end">
      {(close) => (
        <ul className="tk-menu">
          {RULE_PRESETS.map(({ name }) => (
            <li key={name}>
              <button
                type="button"
                className="tk-link-button"
                onClick={() => {
                  close();
                  begin.mutate({ name: t(`rules.preset_${name}`), source: t(`rules.source_${name}`), preset: name });
                }}
              >
                {t(`rules.preset_${name}`)}
              </button>
              <span className="ls-quiet">{t(`rules.source_${name}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </MenuButton>
  );
};
