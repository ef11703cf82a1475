import { parseArgs } from 'node:util';
import { PostgresTrouble } from '@luoshi/server-kit/postgres/trouble.ts';
import { type Command, EXIT, type ExitCode, print, tell } from './commands/command.ts';
import { wordsFor } from './commands/words.ts';

// Each command is loaded when it is asked for: parsing a paper must not wait for the whole server to be read.
const COMMANDS: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./commands/start.ts')).start,
  migrate: async () => (await import('./commands/migrate.ts')).migrateCommand,
  parse: async () => (await import('./commands/parse.ts')).parseCommand,
  demo: async () => (await import('./commands/demo.ts')).demo,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
};

const HELP = { help: { type: 'boolean', short: 'h' } } as const;

const isUsageFault = (fault: unknown): fault is Error =>
  fault instanceof TypeError && 'code' in fault && String(fault.code).startsWith('ERR_PARSE_ARGS');

/**
 * Runs one command line (without the program's own name) and answers its exit code: 0 done, 1 a check failed or
 * something was refused, 2 not understood, 3 a fault.
 */
export const main = async (args: readonly string[]): Promise<ExitCode> => {
  const words = wordsFor(process.env);
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    await print(words('help'));
    return name === undefined ? EXIT.usage : EXIT.ok;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) {
    tell(words('unknownCommand', { name }));
    tell(words('help'));
    return EXIT.usage;
  }
  try {
    const command = await load();
    const { values, positionals } = parseArgs({
      args: rest,
      options: { ...command.options, ...HELP },
      allowPositionals: true,
    });
    if (values.help) {
      await print(words(`help.${name}`));
      return EXIT.ok;
    }
    const [least, most] = command.operands;
    if (positionals.length < least || positionals.length > most) {
      tell(words('wrongOperands'));
      tell(words(`help.${name}`));
      return EXIT.usage;
    }
    const options = values as Record<string, string | boolean | undefined>;
    return await command.run({ options, operands: positionals, words });
  } catch (fault) {
    if (isUsageFault(fault)) {
      tell(fault.message);
      tell(words(`help.${name}`));
      return EXIT.usage;
    }
    if (fault instanceof PostgresTrouble) {
      tell(words(`postgres.${fault.code}`, fault.params));
      return EXIT.refused;
    }
    tell(words('fault', { detail: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) }));
    return EXIT.fault;
  }
};
