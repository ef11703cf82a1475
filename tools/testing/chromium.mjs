import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runChild } from '../setup/run-child.mjs';
import { say } from '../setup/words.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chromium-headless-shell'];

const ELSEWHERE = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

// Debian's fonts come along so that Chinese text in the journeys has the widths that people see.
const INSTALLERS = [
  {
    program: 'apt-get',
    steps: [
      ['apt-get', '-qq', 'update'],
      ['apt-get', '-qq', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-wqy-zenhei'],
    ],
  },
  { program: 'dnf', steps: [['dnf', 'install', '-y', 'chromium']] },
  { program: 'apk', steps: [['apk', 'add', 'chromium', 'font-wqy-zenhei']] },
  { program: 'brew', steps: [['brew', 'install', '--cask', 'chromium']] },
];
const TRIES = 3;

const runs = (file, args = ['--version']) =>
  spawnSync(file, args, { stdio: 'ignore', timeout: 20_000, shell: false }).status === 0;

const onPath = (name) => {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
};

const fromPlaywright = () => {
  const cache = path.join(os.homedir(), '.cache/ms-playwright');
  if (!existsSync(cache)) return [];
  return readdirSync(cache)
    .filter((name) => name.startsWith('chromium-'))
    .map((name) => path.join(cache, name, 'chrome-linux/chrome'));
};

// Asking Chrome on Windows for its version opens a window; there a file that exists must do.
const works = (file) => Boolean(file) && existsSync(file) && (process.platform === 'win32' || runs(file));

const installed = () =>
  [...NAMES.map(onPath), ...(ELSEWHERE[process.platform] ?? []), ...fromPlaywright()].find(works) ?? null;

const isRoot = () => process.getuid?.() === 0;

const runStep = async (step) => {
  const [file, ...args] = isRoot() || step[0] === 'brew' ? step : ['sudo', '-n', ...step];
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (await runChild(file, args, { env })) === 0;
};

const installWith = async ({ program, steps }) => {
  if (program !== 'brew' && !isRoot() && !runs('sudo', ['-n', 'true'])) return false;
  say('chromium.installing', { program });
  for (const step of steps) {
    let done = false;
    for (let attempt = 0; attempt < TRIES && !done; attempt += 1) done = await runStep(step);
    if (!done) return false;
  }
  return true;
};

/**
 * The path of a Chromium that runs: the one in CHROME_PATH, an installed one, or one that the system's package manager
 * brings where we may ask it to (root, or sudo without a password). Null, after saying what to do, when there is none.
 */
export const findChromium = async () => {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (works(named)) return named;
    say('chromium.notThere', { path: named });
    return null;
  }
  const there = installed();
  if (there) return there;
  const installer = INSTALLERS.find(({ program }) => onPath(program));
  if (installer) await installWith(installer).catch(() => false);
  const found = installed();
  if (!found) say('chromium.none');
  return found;
};
