#!/usr/bin/env node
// The one program. Before the command itself it installs and builds what is missing or stale, all on standard error,
// so that standard output belongs to the command. Only this file and node-version.mjs must be readable by an old Node.
import { checkNodeVersion } from './setup/node-version.mjs';

checkNodeVersion();

const NEEDS_WEB = ['start'];

const { endWithParent } = await import('./setup/parent.mjs');
const { prepare } = await import('./setup/prepare.mjs');
endWithParent();
const args = process.argv.slice(2);
const wantsHelp = args.includes('--help') || args.includes('-h');
const prepared = await prepare({ web: NEEDS_WEB.includes(args[0] ?? '') && !wantsHelp });
if (prepared.ok) {
  const { main } = await import(prepared.program);
  // Everything is closed and said by now; nothing that was forgotten may keep the process alive.
  process.exit(await main(args));
} else {
  process.exitCode = prepared.exitCode;
}
