/**
 * Every place where the handbook speaks, in the real editor: each hover in both languages, on light and on dark. What a
 * test can see is asserted (the language, no raw markup, no longer than a screen); the pictures in `out/screenshots`
 * are for eyes.
 */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Host, startCodeServer } from './support/hosts.ts';
import { startBrowser, Workbench } from './support/workbench.ts';

const quietEditor = { 'workbench.startupEditor': 'none', 'chat.commandCenter.enabled': false, 'editor.minimap.enabled': false };
const screen = { width: 1280, height: 800, scale: 1 };
/** `words` are what the hover says in English and in Chinese. */
const surfaces = [
  { name: 'finding', file: 'bank.py', code: undefined, words: [/leaves it locked/, /锁就不会释放/] },
  { name: 'api', file: 'visits.py', code: /(?<=threading\.)Thread/, words: [/uncalled/, /传函数本身/] },
  { name: 'await', file: 'visits.py', code: /await/, words: [/awaitable|event loop/, /事件循环/] },
  { name: 'with', file: 'visits.py', code: /with/, words: [/exception/, /异常/] },
  { name: 'suppression', file: 'visits.py', code: /PC0901/, words: [/event loop/, /事件循环/] },
  { name: 'lock', file: 'visits.py', code: /(?<=self\.)guard/, words: [/guards/, /保护/] },
  { name: 'shared-place', file: 'visits.py', code: /(?<=self\.)total/, words: [/is guarded by/, /由.*保护/] },
  { name: 'function', file: 'visits.py', code: /browse(?=\(visits)/, words: [/runs in/, /运行于/] },
  { name: 'settings', file: 'pyproject.toml', code: /PC0204/, words: [/exception/, /异常/] },
] as const;
const languages = [
  { language: 'en', at: 0, chapter: /Locks/, page: /^Deadlock$/, mistake: 'Common mistake' },
  { language: 'zh-cn', at: 1, chapter: /锁与同步/, page: /^死锁$/, mistake: '常见误区' },
] as const;
const themes = [
  { theme: 'light', colours: 'Default Light Modern' },
  { theme: 'dark', colours: 'Default Dark Modern' },
] as const;
const looks = languages.flatMap((language) => themes.map((theme) => ({ ...language, ...theme })));

let host: Host;
let browser: Browser;
let workbench: Workbench;

beforeAll(async () => {
  host = await startCodeServer(quietEditor);
  browser = await startBrowser();
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await workbench.photograph(`failed-${task.id}`);
});

afterAll(async () => {
  await browser?.close();
  host?.stop();
});

for (const { language, at, theme, colours, chapter, page, mistake } of looks) {
  test(`hovers in ${language} on ${theme}`, async () => {
    host.writeSettings({ ...quietEditor, 'interleave.language': language, 'workbench.colorTheme': colours });
    workbench = await Workbench.open(browser, host.address, screen);
    for (const { name, file, code, words } of surfaces) {
      await workbench.openFile(file);
      const said = code === undefined ? await seen(() => workbench.hoverSquiggle(words[at])) : await workbench.hoverCode(code, words[at]);
      await workbench.photograph(`hover-${name}-${language}-${theme}`);
      expect({ name, language: languageOf(said), markup: markupIn(said) }).toEqual({ name, language, markup: [] });
      expect(await workbench.heightOfHover(), name).toBeLessThan(screen.height);
    }
  });

  test(`the handbook in ${language} on ${theme}`, async () => {
    await workbench.openView('Interleave: Focus on Handbook View', chapter);
    await workbench.clickRow(chapter);
    await workbench.clickRow(page);
    expect(await workbench.readWebview(new RegExp(mistake))).toContain(mistake);
    await workbench.photograph(`handbook-${language}-${theme}`);
    await workbench.followLink('PC0210');
    expect(await workbench.readWebview(/balance_lock/)).not.toContain(mistake);
    await workbench.page.close();
  });
}

/** The file is analysed once it is open. */
async function seen(hover: () => Promise<string>): Promise<string> {
  await workbench.seeSquiggle();
  return hover();
}

const languageOf = (text: string): string => (/\p{Script=Han}/u.test(text) ? 'zh-cn' : 'en');

/** Markdown that was shown instead of drawn, and placeholders that nobody filled in. */
const markupIn = (text: string): readonly string[] => text.match(/\*\*[^*]+\*\*|\]\(|^#+ |```|\|\s*---|\{[a-z-]+\}/g) ?? [];
