import { LightMark } from '@luoshi/ui/light.tsx';
import type { Words } from '@luoshi/web-kit/i18n.ts';
import type { Conditions } from '../../rule-sets/contract.ts';
import { presetNamed } from '../../rules/presets.ts';
import { ruleLines } from './rule-words.ts';
import { useTaskWords } from './words.ts';

/** What a rule set is called: the words for one that came with the system, else the name people gave it. */
export const ruleTitle = (t: Words, { name }: { name: string }): string =>
  presetNamed(name) ? t(`rules.preset_${name}`) : name;

/** A rule set as plain sentences, light by light. */
export const RuleTable = ({ conditions }: { conditions: Conditions }) => {
  const t = useTaskWords();
  return (
    <table className="tk-rule-table">
      <thead>
        <tr>
          <th scope="col">{t('rules.light')}</th>
          <th scope="col">{t('rules.when')}</th>
        </tr>
      </thead>
      <tbody>
        {ruleLines(conditions).map((line) => (
          <tr key={line.key}>
            <th scope="row">
              <LightMark
                light={line.light}
                {...(line.key.endsWith('_severe') ? { word: t('light.far_behind') } : {})}
              />
            </th>
            <td>
              {t(line.key, line.values)}
              {line.isMonthly ? t('rules.line_monthly') : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
