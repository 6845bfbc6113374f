/**
 * The web extension, as in vscode.dev: `browser` entry, the server in a worker, a folder that is no file system,
 * served by `npm start` itself.
 */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Host, startWeb } from './support/hosts.ts';
import { startBrowser, Workbench } from './support/workbench.ts';

let host: Host;
let browser: Browser;
let workbench: Workbench;

beforeAll(async () => {
  host = await startWeb({ 'interleave.language': 'en' });
  browser = await startBrowser();
  workbench = await Workbench.open(browser, host.address);
  await workbench.openFile('bank.py');
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await workbench.photograph(`failed-${task.id}`);
});

afterAll(async () => {
  await browser?.close();
  host?.stop();
});

test('a squiggle and its explanation appear without any Node behind them', async () => {
  await workbench.seeSquiggle();
  const hover = await workbench.hoverSquiggle(/PC0204/);
  await workbench.photograph('web-hover');
  expect(hover).toContain('self.in_cents');
});

test('the handbook stands beside the code', async () => {
  await workbench.openView('Interleave: Focus on Handbook View', /Locks/);
  await workbench.clickRow(/Locks/);
  await workbench.row(/Deadlock/).waitFor();
  await workbench.photograph('web-handbook');
});
