import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromExitCode, fromVitest, sum } from './tally.mjs';

const file = (status, ...results) => ({ status, assertionResults: results.map((result) => ({ status: result })) });
const makeReport = (changed) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...changed,
});

describe('the last line of npm test', () => {
  let folder;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'luoshi-tally-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const tally = (report, code) => {
    const place = path.join(folder, 'report.json');
    writeFileSync(place, typeof report === 'string' ? report : JSON.stringify(report));
    return fromVitest(place, code);
  };

  it('counts what passed, failed and was skipped', () => {
    const report = makeReport({
      numPassedTests: 2,
      numFailedTests: 1,
      numPendingTests: 1,
      testResults: [file('passed', 'passed', 'pending'), file('failed', 'passed', 'failed')],
    });
    expect(tally(report, 1)).toEqual({ passed: 2, failed: 1, skipped: 1 });
  });

  it('counts a file that could not be loaded as one failure', () => {
    const report = makeReport({ numPassedTests: 1, testResults: [file('passed', 'passed'), file('failed')] });
    expect(tally(report, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts a runner that fails after every test passed as one failure', () => {
    const report = makeReport({ numPassedTests: 1, testResults: [file('passed', 'passed')] });
    expect(tally(report, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts a runner that ran nothing, left no report or half of one as one failure', () => {
    expect(tally(makeReport({}), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(tally('{"numPassed', 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(fromVitest(path.join(folder, 'absent.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('adds up all runners', () => {
    expect(sum([fromExitCode(0), fromExitCode(2), { passed: 5, failed: 0, skipped: 2 }])).toEqual({
      passed: 6,
      failed: 1,
      skipped: 2,
    });
  });
});
