import { plainForm, squeeze } from './unit-names.ts';
import data from './vertical-counterparts.json' with { type: 'json' };

const bare = (subject: string): string => plainForm(squeeze(subject));
const SUBJECTS = data.subjects.map((names) => names.map(bare));

/** What a body of the state is about: its name without the state before it and the kind of body after it. */
const subjectOf = (squeezed: string): string | null => {
  const opening = data.openings.find((one) => squeezed.startsWith(one) && squeezed.length - one.length >= 2);
  const local = opening ? squeezed.slice(opening.length) : squeezed;
  const isNational = opening !== undefined || data.nationalEndings.some((one) => local.endsWith(one));
  const ending = data.endings.find((one) => local.endsWith(one) && local.length - one.length >= 2);
  return isNational && ending ? bare(local.slice(0, -ending.length)) : null;
};

/**
 * Plain forms of the bodies of a city or county that answer for what a ministry, general administration or national
 * bureau does, likeliest first; none for a name that is no such body. Which names go together is data
 * (`vertical-counterparts.json`, with its source); that the ending becomes that of a local body is the house rule of
 * 2026-11-24.
 */
export const counterpartForms = (squeezed: string): string[] => {
  const subject = subjectOf(squeezed);
  if (subject === null) return [];
  const others = SUBJECTS.filter((names) => names.includes(subject)).flat();
  const subjects = [...new Set([subject, ...others])];
  return subjects.flatMap((name) => data.localEndings.map((ending) => plainForm(`${name}${ending}`)));
};
