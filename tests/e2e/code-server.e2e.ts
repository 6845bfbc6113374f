/**
 * What a user gets: the packaged extension, installed in a real VS Code with a Node extension host, looked at in the
 * drawn page. One file with a lock that an exception leaves locked, from the squiggle to the mended text on disk.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Host, startCodeServer } from './support/hosts.ts';
import { startBrowser, Workbench } from './support/workbench.ts';

const quietEditor = { 'workbench.startupEditor': 'none', 'chat.commandCenter.enabled': false };
let host: Host;
let browser: Browser;
let workbench: Workbench;

beforeAll(async () => {
  host = await startCodeServer({ ...quietEditor, 'interleave.language': 'en' });
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

test('the lock that an exception leaves locked is underlined and listed under Problems', async () => {
  await workbench.seeSquiggle();
  expect(await workbench.problem(/PC0204/)).toContain('self.lock');
  await workbench.photograph('code-server-problems');
});

test('hovering explains it in English, then in Chinese as soon as the setting says so', async () => {
  const english = await workbench.hoverSquiggle(/PC0204/);
  await workbench.photograph('code-server-hover-en');
  expect(await workbench.codeLink()).toContain('command:interleave.explain');
  expect(english).toContain('self.in_cents');
  expect(english).not.toMatch(/\p{Script=Han}/u);
  host.writeSettings({ ...quietEditor, 'interleave.language': 'zh-cn' });
  const chinese = await workbench.hoverSquiggle(/\p{Script=Han}/u);
  await workbench.photograph('code-server-hover-zh-cn');
  expect(chinese).toContain('self.in_cents');
});

test('the command explains the finding under the cursor on a page of its own', async () => {
  await workbench.enterSquiggle();
  await workbench.runCommand('Interleave: Explain Finding or Topic');
  expect(await workbench.readWebview(/PC0204/)).toMatch(/\p{Script=Han}/u);
  await workbench.photograph('code-server-page');
  await workbench.closeTab();
});

test('the handbook opens its pages in the language of the setting', async () => {
  await workbench.openView('Interleave: Focus on Handbook View', /锁与同步/);
  await workbench.clickRow(/锁与同步/);
  await workbench.clickRow(/死锁/);
  expect(await workbench.readWebview(/死锁/)).toContain('常见误区');
  await workbench.photograph('code-server-handbook');
  await workbench.closeTab();
});

test('the quick fix puts the lock under `with`, and the squiggle goes', async () => {
  expect(await workbench.openQuickFixes()).toContainEqual(expect.stringMatching(/with/));
  await workbench.photograph('code-server-quick-fixes');
  await workbench.takeQuickFix(/with/);
  await workbench.seeNoSquiggle();
  await workbench.save();
  await workbench.photograph('code-server-fixed');
  const mended = readFileSync(join(host.folder, 'bank.py'), 'utf8');
  expect(mended).toContain('        with self.lock:\n            self.balance += self.in_cents(amount)\n');
  expect(mended).not.toContain('release');
});

test('the code of a rule in pyproject.toml is explained, in dark colours too', async () => {
  host.writeSettings({ ...quietEditor, 'interleave.language': 'zh-cn', 'workbench.colorTheme': 'Default Dark Modern' });
  await workbench.runCommand('View: Show Explorer');
  await workbench.openFile('pyproject.toml');
  expect(await workbench.hoverCode(/PC0204/, /PC0204/)).toMatch(/\p{Script=Han}/u);
  await workbench.photograph('code-server-settings-dark');
  await workbench.followHoverLink(/PC0204/);
  expect(await workbench.readWebview(/acquire/)).toContain('release');
  await workbench.closeTab();
  host.writeSettings({ ...quietEditor, 'interleave.language': 'en', 'workbench.colorTheme': 'Default Dark Modern' });
  await workbench.openView('Interleave: Focus on Handbook View', /Locks/);
  await workbench.photograph('code-server-handbook-dark');
});
