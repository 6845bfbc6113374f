/**
 * The README's pictures: a real hover on a real file of `examples/` in the real editor, cut out of the page. Run by
 * `npm run picture` when the words or the drawing changed; the result is committed.
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Host, startWeb } from './support/hosts.ts';
import { startBrowser, Workbench } from './support/workbench.ts';

const settings = {
  'editor.hover.above': false,
  'editor.minimap.enabled': false,
  'editor.renderLineHighlight': 'none',
  'editor.scrollBeyondLastLine': false,
  'breadcrumbs.enabled': false,
};
/** Pixels of the page around what is shown. */
const margin = 12;
const linesAbove = 1;
const pull = 300;

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
  expect(await workbench.hoverSquiggle(words)).toContain('self.check_funds');
  await enlargeHover(workbench.page);
  await workbench.page.screenshot({ path, clip: await aroundHover(workbench) });
});

/** As a reader does it: by pulling the lower edge down, until everything shows. */
async function enlargeHover(page: Page): Promise<void> {
  const hover = await boxOf(page.locator('.monaco-hover:visible').first());
  const [x, y] = [hover.x + hover.width / 2, hover.y + hover.height];
  await page.mouse.move(x, y - 30, { steps: 5 });
  await page.mouse.move(x, y, { steps: 5 });
  await page.mouse.down();
  await page.mouse.move(x, y + pull, { steps: 10 });
  await page.mouse.up();
}

async function aroundHover(workbench: Workbench): Promise<Box> {
  const editor = await boxOf(workbench.page.locator('.editor-instance').first());
  const squiggle = await boxOf(workbench.squiggles.first());
  const hover = await boxOf(workbench.page.locator('.monaco-hover:visible').first());
  const y = squiggle.y - linesAbove * squiggle.height - margin;
  return { x: editor.x, y, width: hover.x + hover.width + margin - editor.x, height: hover.y + hover.height + margin - y };
}

async function boxOf(
  element: Locator,
): Promise<{ readonly x: number; readonly y: number; readonly width: number; readonly height: number }> {
  const box = await element.boundingBox();
  if (box === null) throw new Error('Nothing is drawn there.');
  return box;
}
