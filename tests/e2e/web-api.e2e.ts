/** The API suite inside the web's extension host: what the drawn page cannot show, such as restart and rule pages. */
import { execFileSync } from 'node:child_process';
import { format } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Host, startWeb } from './support/hosts.ts';
import { startBrowser } from './support/workbench.ts';

let host: Host;
let browser: Browser;

beforeAll(async () => {
  execFileSync(process.execPath, ['scripts/bundle-suite.mjs'], { stdio: 'inherit' });
  host = await startWeb({}, { flags: ['--tests', 'out/api/web.cjs'] });
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  host?.stop();
});

test('every test of the API suite passes in the worker', async () => {
  const page = await browser.newPage();
  const lines: string[] = [];
  const code = new Promise<number>((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
  await page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) => lines.push(format(...args)));
  await page.goto(host.address);
  expect(await code, lines.join('\n')).toBe(0);
  expect(lines.join('\n')).toMatch(/[1-9]\d* passing/);
});
