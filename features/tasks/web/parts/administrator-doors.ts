/** Pages where administrators work: `name` finds the words, `permission` who is shown the door. */
export const ADMINISTRATOR_DOORS: readonly { name: string; path: string; permission?: string }[] = [
  { name: 'units', path: '/settings/orgs', permission: 'people.manage' },
  { name: 'accounts', path: '/settings/accounts', permission: 'people.manage' },
  { name: 'grants', path: '/settings/accounts', permission: 'people.grant' },
  { name: 'audit', path: '/settings/audit', permission: 'people.audit' },
  { name: 'calendar', path: '/settings/calendar', permission: 'tasks.calendar' },
  { name: 'rules', path: '/settings/rules' },
];
