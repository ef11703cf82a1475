import { describe, expect, test } from 'vitest';
import { ROLES } from '../contract.ts';
import { ADMINISTRATORS, mayHoldTogether, PERMISSIONS_BY_ROLE, permissionsOf } from './roles.ts';

describe('roles', () => {
  test('the three administrators hold no business permission', () => {
    for (const role of ADMINISTRATORS) {
      const business = PERMISSIONS_BY_ROLE[role].filter(
        (one) => !/^(people|notices)\./.test(one) && one !== 'tasks.calendar',
      );
      expect(business).toEqual([]);
    }
  });

  test('only the security administrator grants, only the auditor reads the audit, only the system administrator manages', () => {
    const holders = (permission: string) => ROLES.filter((role) => PERMISSIONS_BY_ROLE[role].includes(permission));
    expect(holders('people.grant')).toEqual(['secadmin']);
    expect(holders('people.audit')).toEqual(['auditor']);
    expect(holders('people.manage')).toEqual(['sysadmin']);
    expect(holders('tasks.calendar')).toEqual(['sysadmin']);
  });

  test('a supervisor holds every task permission but the calendar', () => {
    const held = permissionsOf(['supervisor']);
    for (const one of ['read', 'create', 'edit', 'publish', 'report', 'export']) expect(held).toContain(`tasks.${one}`);
    expect(held).not.toContain('tasks.calendar');
  });

  test('business roles go together, an administrator stands alone', () => {
    expect(mayHoldTogether(['leader', 'officer'])).toBe(true);
    expect(mayHoldTogether(['sysadmin', 'sysadmin'])).toBe(true);
    expect(mayHoldTogether([])).toBe(true);
    for (const role of ADMINISTRATORS) {
      for (const other of ROLES) expect(mayHoldTogether([role, other])).toBe(role === other);
    }
  });

  test('several roles add up', () => {
    const both = [...permissionsOf(['enterprise', 'leader'])];
    expect(both).toEqual(expect.arrayContaining(['boards.see', 'documents.read', 'tasks.export', 'tasks.report']));
    expect(new Set(both)).toEqual(new Set([...permissionsOf(['enterprise']), ...permissionsOf(['leader'])]));
  });
});
