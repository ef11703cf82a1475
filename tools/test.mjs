// npm test — sets up what the tests need, runs every runner, and ends with the sum of what they counted.
import { checkNodeVersion } from './setup/node-version.mjs';

checkNodeVersion();

const { mkdtempSync, rmSync } = await import('node:fs');
const { tmpdir } = await import('node:os');
const { default: path } = await import('node:path');
const { endWithParent } = await import('./setup/parent.mjs');
const { prepare, root } = await import('./setup/prepare.mjs');
const { runChild } = await import('./setup/run-child.mjs');
const { words } = await import('./setup/words.mjs');
const { findChromium } = await import('./testing/chromium.mjs');
const { findLibreOffice } = await import('./testing/libreoffice.mjs');
const { fromExitCode, fromVitest, sum } = await import('./testing/tally.mjs');
const { checkTypes, PROJECTS } = await import('./types.mjs');

endWithParent();

const MINUTES = 60_000;
const reports = mkdtempSync(path.join(tmpdir(), 'luoshi-reports-'));
const tallies = [];

const print = (line) => process.stdout.write(`${line}\n`);

const count = async (name, run) => {
  print(`\n── ${words(`test.${name}`)}`);
  const began = Date.now();
  const tally = await run().catch((fault) => {
    print(String(fault.stack ?? fault));
    return { passed: 0, failed: 1, skipped: 0 };
  });
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  tallies.push(tally);
  print(`   ${words('test.counted', { ...tally, seconds })}`);
};

const runTool = (file, args, env) =>
  runChild(process.execPath, [path.join(root, 'node_modules', file), ...args], {
    cwd: root,
    stdout: 1,
    env,
    timeoutMs: 20 * MINUTES,
  });

const runVitest = async (name, args, env = process.env) => {
  const report = path.join(reports, `${name}.json`);
  const code = await runTool(
    'vitest/vitest.mjs',
    ['run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    env,
  );
  return fromVitest(report, code);
};

const journeys = async () => {
  const chromium = await findChromium();
  if (!chromium) return { passed: 0, failed: 1, skipped: 0 };
  print(`   ${chromium}`);
  return runVitest('journeys', ['--config', 'e2e/vitest.config.ts'], { ...process.env, CHROME_PATH: chromium });
};

const prepared = await prepare({ web: true });
if (!prepared.ok) tallies.push(fromExitCode(prepared.exitCode));
else {
  for (const project of PROJECTS) await count(`types.${project}`, async () => fromExitCode(await checkTypes(project)));
  await count('lint', async () =>
    fromExitCode(await runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'])),
  );
  await count('walls', async () => {
    const args = ['--config', '.dependency-cruiser.mjs', 'features', 'packages', 'apps'];
    return fromExitCode(await runTool('dependency-cruiser/bin/dependency-cruise.mjs', args));
  });
  // Without it the test that measures Word files fails and says so.
  const soffice = await findLibreOffice();
  await count('unit', () => runVitest('unit', [], { ...process.env, ...(soffice ? { SOFFICE_PATH: soffice } : {}) }));
  await count('journeys', journeys);
}
rmSync(reports, { recursive: true, force: true });

const { passed, failed, skipped } = sum(tallies);
if (skipped > 0) print(`\n${words('test.skipped', { skipped })}`);
print(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
