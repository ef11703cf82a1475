import type { ProjectClass, RollUp, Stage } from '../../contract.ts';
import type { ProjectView } from './api.ts';

type PersonNamed = { id: string; name: string } | null;

/** What a form holds of a project: texts as typed. */
export type ProjectDraft = {
  name: string;
  code: string;
  content: string;
  class: ProjectClass;
  stage: Stage;
  template: string;
  industry: string;
  address: string;
  lon: string;
  lat: string;
  isSensitive: boolean;
  builder: string;
  leadOrgId: string;
  supportOrgIds: readonly string[];
  leader: PersonNamed;
  officer: PersonNamed;
  person: PersonNamed;
  totalInvestment: string;
  annualInvestment: string;
  annualYear: string;
  planStartOn: string;
  planFinishOn: string;
  finishReason: string;
  startOn: string;
  parentId: string;
  rollUp: RollUp;
  portfolioIds: readonly string[];
};

export const emptyDraft = (year: string): ProjectDraft => ({
  name: '',
  code: '',
  content: '',
  class: 'new',
  stage: 'planned',
  template: 'industry',
  industry: '',
  address: '',
  lon: '',
  lat: '',
  isSensitive: false,
  builder: '',
  leadOrgId: '',
  supportOrgIds: [],
  leader: null,
  officer: null,
  person: null,
  totalInvestment: '',
  annualInvestment: '',
  annualYear: year,
  planStartOn: '',
  planFinishOn: '',
  finishReason: '',
  startOn: '',
  parentId: '',
  rollUp: 'sum',
  portfolioIds: [],
});

const carrier = (project: ProjectView, role: string): PersonNamed => {
  const found = project.carriers.find((one) => one.role === role);
  return found ? { id: found.personId, name: found.name } : null;
};

export const draftOf = (project: ProjectView): ProjectDraft => ({
  name: project.name,
  code: project.code ?? '',
  content: project.content,
  class: project.class,
  stage: project.stage,
  template: project.template,
  industry: project.industry ?? '',
  address: project.address ?? '',
  lon: project.place ? String(project.place.lon) : '',
  lat: project.place ? String(project.place.lat) : '',
  isSensitive: project.isSensitive,
  builder: project.builder ?? '',
  leadOrgId: project.lead.id,
  supportOrgIds: project.units.filter(({ role }) => role === 'support').map(({ id }) => id),
  leader: carrier(project, 'leader'),
  officer: carrier(project, 'officer'),
  person: carrier(project, 'person'),
  totalInvestment: project.childCount > 0 ? '' : project.investment.total,
  annualInvestment: project.childCount > 0 ? '' : project.investment.annual,
  annualYear: project.investment.annualYear ? String(project.investment.annualYear) : '',
  planStartOn: project.planStartOn ?? '',
  planFinishOn: project.planFinishOn ?? '',
  finishReason: '',
  startOn: project.startOn ?? '',
  parentId: project.parentId ?? '',
  rollUp: project.rollUp,
  portfolioIds: project.portfolios.map(({ id }) => id),
});

const ROLES = ['leader', 'officer', 'person'] as const;

/** What the interface takes of a draft. Persons of roles the form does not show stay as `kept` has them. */
export const bodyOf = (draft: ProjectDraft, kept: ProjectView['carriers'] = []) => ({
  name: draft.name.trim(),
  code: draft.code.trim() || null,
  content: draft.content,
  class: draft.class,
  stage: draft.stage,
  template: draft.template,
  industry: draft.industry.trim() || null,
  address: draft.address.trim() || null,
  place: draft.lon && draft.lat ? { lon: Number(draft.lon), lat: Number(draft.lat) } : null,
  isSensitive: draft.isSensitive,
  builder: draft.builder.trim() || null,
  leadOrgId: draft.leadOrgId,
  supportOrgIds: [...draft.supportOrgIds],
  carriers: [
    ...ROLES.flatMap((role) => {
      const person = draft[role];
      return person ? [{ personId: person.id, role }] : [];
    }),
    // The form shows the first officer; further ones and the liaison stay.
    ...kept
      .filter(
        ({ role }, i) => role === 'liaison' || (role === 'officer' && kept.findIndex((one) => one.role === role) !== i),
      )
      .map(({ personId, role }) => ({ personId, role })),
  ],
  totalInvestment: draft.totalInvestment || '0',
  annualInvestment: draft.annualInvestment || '0',
  annualYear: draft.annualYear ? Number(draft.annualYear) : null,
  planStartOn: draft.planStartOn || null,
  planFinishOn: draft.planFinishOn || null,
  startOn: draft.startOn || null,
  parentId: draft.parentId || null,
  rollUp: draft.rollUp,
  portfolioIds: [...draft.portfolioIds],
});
