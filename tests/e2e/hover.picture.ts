/**
 * The README's pictures: a real hover on a real file of `examples/` in the real editor, cut out of the page. Run by
 * `npm run picture` when the words or the drawing changed; the result is committed.
 */
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Host, startWeb } from './support/hosts.ts';
import { startBrowser, Workbench } from './support/workbench.ts';

const settings = {
  'editor.minimap.enabled': false,
  'editor.renderLineHighlight': 'none',
  'editor.scrollBeyondLastLine': false,
  'breadcrumbs.enabled': false,
};
/** Pixels of the page around what is shown. */
const margin = 12;
const linesBelow = 3;
/** How far the hover's edge is pulled, where there is room. */
const pull = 170;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

let host: Host;
let browser: Browser;

beforeAll(async () => {
  host = await startWeb(settings, { samples: 'examples' });
  browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  host?.stop();
});

test.each([
  ['en', 'client/media/hover.png', /skipped|exception/],
  ['zh-cn', 'client/media/hover.zh-cn.png', /\p{Script=Han}/u],
])('the hover in %s', async (language, path, words) => {
  host.writeSettings({ ...settings, 'interleave.language': language });
  const workbench = await Workbench.open(browser, host.address, { width: 1100, height: 1000, scale: 2 });
  await workbench.openFile('bank_transfer.py');
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await workbench.seeSquiggle();
  await workbench.hoverSquiggle(words);
  await enlargeHover(workbench);
  expect(await workbench.hoverSquiggle(words)).toContain('self.check_funds');
  await workbench.page.screenshot({ path, clip: await aroundHover(workbench) });
});

/** As a reader does it: into the hover, a click so that it stays, and its upper edge up. The editor keeps the size. */
async function enlargeHover({ page, squiggles }: Workbench): Promise<void> {
  const { x, width } = await boxOf(squiggles.first());
  const hover = await boxOf(page.locator('.monaco-hover:visible').first());
  const editor = await boxOf(page.locator('.editor-instance').first());
  const column = x + width / 2;
  await page.mouse.move(column, hover.y + hover.height - margin, { steps: 8 });
  await page.mouse.click(column, hover.y + 2 * margin);
  await page.mouse.move(column, hover.y, { steps: 5 });
  await page.mouse.down();
  await page.mouse.move(column, Math.max(editor.y + margin, hover.y - pull), { steps: 10 });
  await page.mouse.up();
  await page.keyboard.press('Escape');
}

async function aroundHover(workbench: Workbench): Promise<Box> {
  const editor = await boxOf(workbench.page.locator('.editor-instance').first());
  const squiggle = await boxOf(workbench.squiggles.first());
  const hover = await boxOf(workbench.page.locator('.monaco-hover:visible').first());
  const y = hover.y - margin;
  const below = squiggle.y + (linesBelow + 1) * squiggle.height;
  return { x: editor.x, y, width: hover.x + hover.width + margin - editor.x, height: below - y };
}

async function boxOf(
  element: Locator,
): Promise<{ readonly x: number; readonly y: number; readonly width: number; readonly height: number }> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('Nothing is drawn there.');
  return box;
}
