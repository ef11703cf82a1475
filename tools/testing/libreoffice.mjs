import { existsSync } from 'node:fs';
import { say } from '../setup/words.mjs';
import { installFrom, onPath } from './system-packages.mjs';

const ELSEWHERE = {
  darwin: ['/Applications/LibreOffice.app/Contents/MacOS/soffice'],
  win32: ['C:\\Program Files\\LibreOffice\\program\\soffice.exe'],
};

const INSTALLERS = [
  {
    program: 'apt-get',
    steps: [
      ['apt-get', '-qq', 'update'],
      ['apt-get', '-qq', 'install', '-y', '--no-install-recommends', 'libreoffice-writer', 'fonts-wqy-zenhei'],
    ],
  },
  { program: 'dnf', steps: [['dnf', 'install', '-y', 'libreoffice-writer', 'wqy-zenhei-fonts']] },
  { program: 'apk', steps: [['apk', 'add', 'libreoffice-writer', 'font-wqy-zenhei']] },
  { program: 'brew', steps: [['brew', 'install', '--cask', 'libreoffice']] },
];

const installed = () => {
  const known = [
    process.env.SOFFICE_PATH,
    ...['soffice', 'libreoffice'].map(onPath),
    ...(ELSEWHERE[process.platform] ?? []),
  ];
  return known.find((file) => file && existsSync(file)) ?? null;
};

/**
 * The path of LibreOffice, which opens our Word files for the tests that measure their pages: the one in SOFFICE_PATH, an
 * installed one, or one that the system's package manager brings. Null, after saying what to do, when there is none.
 */
export const findLibreOffice = async () => {
  const there = installed();
  if (there) return there;
  await installFrom(INSTALLERS, 'libreoffice');
  const found = installed();
  if (!found) say('libreoffice.none');
  return found;
};
