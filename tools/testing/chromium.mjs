import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { say } from '../setup/words.mjs';
import { installFrom, onPath, runs } from './system-packages.mjs';

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
  await installFrom(INSTALLERS, 'chromium');
  const found = installed();
  if (!found) say('chromium.none');
  return found;
};
