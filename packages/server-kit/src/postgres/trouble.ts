/** Why a PostgreSQL cannot be had or used; the command line has the words for each code. */
export type PostgresTroubleCode =
  | 'no_binaries'
  | 'binaries_unusable'
  | 'root_only'
  | 'other_owner'
  | 'other_version'
  | 'already_running'
  | 'not_starting'
  | 'no_chinese_search'
  | 'unreachable'
  | 'too_old'
  | 'not_utf8'
  | 'no_role'
  | 'role_unbound';

/** A fault of the machine or its set-up that the operator can mend; `params` fill the words in the locale files. */
export class PostgresTrouble extends Error {
  readonly code: PostgresTroubleCode;
  readonly params: Record<string, string | number>;

  constructor(code: PostgresTroubleCode, params: Record<string, string | number> = {}, cause?: unknown) {
    const facts = Object.entries(params).map(([name, value]) => `${name}: ${value}`);
    super([`PostgreSQL: ${code}`, ...facts].join('\n'), { cause });
    this.name = 'PostgresTrouble';
    this.code = code;
    this.params = params;
  }
}
