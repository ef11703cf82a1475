import type { ParseArgsConfig } from 'node:util';

/** What a command ended with; scripts rely on them. */
export const EXIT = {
  ok: 0,
  /** A check failed or something was refused that the operator can mend. */
  refused: 1,
  /** The command line was not understood. */
  usage: 2,
  /** A fault of the program, the database or the machine. */
  fault: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Sentences of the command line in the terminal's language, their {names} filled in. */
export type CliWords = (key: string, params?: Record<string, unknown>) => string;

export type CommandInput = {
  options: Record<string, string | boolean | undefined>;
  operands: readonly string[];
  words: CliWords;
};

/** One command of the program. Its help stands in the locales under `help.<name>`. */
export type Command = {
  options: NonNullable<ParseArgsConfig['options']>;
  /** How many operands it takes: least and most. */
  operands: readonly [number, number];
  run(input: CommandInput): Promise<ExitCode>;
};

/** Writes to standard error, which is for people; standard output is for results. */
export const tell = (line: string): void => void process.stderr.write(`${line}\n`);

/** Writes a result to standard output and waits until a slow reader has taken it. */
export const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(`${text}\n`, (fault) => (fault ? reject(fault) : resolve()));
  });
