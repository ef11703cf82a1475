import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { ADDRESS_VARIABLE } from './running-app.ts';

export const address = (): string => {
  const known = process.env[ADDRESS_VARIABLE];
  if (!known) throw new Error('the app is not running: start the journeys with vitest and e2e/vitest.config.ts');
  return known;
};

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export const DESK = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** A browser for one file of journeys; every `newPage` is a person of their own with nothing remembered. */
export const openBrowser = () => {
  let browser: Browser | null = null;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args: FLAGS });
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await browser?.close();
  });
  return {
    newPage: async (viewport = DESK): Promise<Page> => {
      if (!browser) throw new Error('the browser opens in beforeAll');
      const context = await browser.newContext({
        viewport,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        baseURL: address(),
      });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      return page;
    },
  };
};

/** Signs in as a demonstration account by the form, as a person does. */
export const signIn = async (page: Page, role: string, at = address()): Promise<void> => {
  await page.goto(`${at}/sign-in`);
  await page.getByLabel('用户名').fill(`demo.${role}`);
  await page.getByLabel('密码', { exact: true }).fill('luoshi-demo');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
};

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type AxeResult = { violations: { id: string; impact: string; nodes: { html: string }[] }[] };

/** Fails with what axe finds against WCAG 2.2 AA on the page as it stands. */
export const expectAccessible = async (page: Page): Promise<void> => {
  await page.evaluate(await axeSource);
  const { violations } = (await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })",
  )) as AxeResult;
  expect(
    violations.map(({ id, nodes }) => ({ id, where: nodes.slice(0, 3).map((node) => node.html.slice(0, 200)) })),
  ).toEqual([]);
};
