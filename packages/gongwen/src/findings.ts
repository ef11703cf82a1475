import type { Finding, Item, Span } from './paper.ts';

/** What a clerk should look at: days that do not exist, and items that break the gate of one leader, one result, one date. */
export function findingsOf(items: readonly Item[], impossible: readonly Span[], raw: string): Finding[] {
  const findings: Finding[] = [];
  if (items.length === 0) findings.push({ code: 'no_items', params: {}, span: null, severity: 'warning' });
  for (const span of impossible) {
    findings.push({
      code: 'impossible_date',
      params: { text: raw.slice(span[0], span[1]) },
      span,
      severity: 'warning',
    });
  }
  items.forEach((item, index) => {
    const about = (code: string, severity: Finding['severity'], extra: Finding['params'] = {}) =>
      findings.push({ code, params: { item: index, ...extra }, span: item.taskSpan, severity });
    const bodies = item.lead.length + item.responsible.length;
    if (bodies === 0) about('no_lead', 'warning', { units: 0 });
    else if (item.lead.length > 1) about('many_leads', 'warning', { units: item.lead.length });
    else if (item.lead.length === 0 && item.responsible.length > 1)
      about('no_lead', 'info', { units: item.responsible.length });
    if (item.deadline.kind === 'none') about('no_deadline', 'info');
    else if (item.deadline.date === null && item.deadline.kind !== 'ongoing' && item.deadline.kind !== 'recurring')
      about('open_deadline', 'info', { text: item.deadline.text ?? '' });
    if (item.quantities.length === 0) about('no_result', 'info');
  });
  return findings;
}
