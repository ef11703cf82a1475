import { readFileSync } from 'node:fs';

/** Numbers of one runner, as they are added up for the last line. */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/** A runner that is one check: it passes when its program ends with 0. */
export const fromExitCode = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });

/**
 * Counts of a vitest run from its JSON report and its exit code. A file that could not be loaded has no tests to count
 * and is one failure; a runner that left no report, or says it failed though every test passed (an error outside the
 * tests), is one failure too; so is one that ran no test at all.
 */
export const fromVitest = (reportFile, code) => {
  let report;
  try {
    report = JSON.parse(readFileSync(reportFile, 'utf8'));
  } catch {
    return { ...NOTHING, failed: 1 };
  }
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  ).length;
  const passed = report.numPassedTests;
  const failed = report.numFailedTests + unloaded;
  const skipped = report.numPendingTests + (report.numTodoTests ?? 0);
  const crashed = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: failed + (crashed ? 1 : 0), skipped };
};

export const sum = (tallies) =>
  tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    NOTHING,
  );
