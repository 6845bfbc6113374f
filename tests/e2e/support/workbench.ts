/**
 * What a person sees and does in VS Code's drawn page, named as they would name it. Reads the page only: no editor
 * API, so a squiggle that is computed but not painted fails here.
 */
import { mkdirSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { chromium } from 'playwright-core';

/** How long a person would wait before calling it broken. */
const patience = 30_000;
const screenshots = 'out/screenshots';

/** Starts Debian's or the user's own Chromium; `CHROMIUM` names its executable. */
export function startBrowser(): Promise<Browser> {
  const quiet = ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update'];
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...quiet, '--disable-sync'] });
}

export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** `scale` is device pixels per CSS pixel. */
  static async open(
    browser: Browser,
    address: string,
    { width, height, scale } = { width: 1280, height: 800, scale: 1 },
  ): Promise<Workbench> {
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale, reducedMotion: 'reduce' });
    await page.goto(address);
    await page.locator('.monaco-workbench').waitFor({ timeout: 2 * patience });
    return new Workbench(page);
  }

  /** Opens a file of the workspace's top folder from the explorer. */
  async openFile(name: string): Promise<void> {
    const entry = this.page.locator('.explorer-folders-view [role=treeitem]', { hasText: name }).first();
    await entry.waitFor({ timeout: 2 * patience });
    await entry.dblclick();
    await this.page.locator(`.tabs-container [role=tab][aria-selected=true]`, { hasText: name }).waitFor({ timeout: patience });
    await this.page.locator('.monaco-editor .view-line').first().waitFor({ timeout: patience });
  }

  /** The underlines of errors, warnings and information in the open file. */
  get squiggles(): Locator {
    return this.page.locator('.view-overlays').locator('.squiggly-error, .squiggly-warning, .squiggly-info');
  }

  async seeSquiggle(): Promise<void> {
    await this.squiggles.first().waitFor({ state: 'attached', timeout: patience });
  }

  async seeNoSquiggle(): Promise<void> {
    await this.squiggles.first().waitFor({ state: 'detached', timeout: patience });
  }

  /** Rests the mouse on the first squiggle until the hover holds `text`; gives all that the hover says. */
  async hoverSquiggle(text: RegExp): Promise<string> {
    return this.#hover(() => this.middleOfSquiggle(), text);
  }

  /** Rests the mouse on the first piece of drawn code that matches until the hover holds `text`. */
  async hoverCode(code: RegExp, text: RegExp): Promise<string> {
    return this.#hover(() => this.#middleOfCode(code), text);
  }

  /** The editor draws several words in one element, so what is measured is a range of its text. */
  async #middleOfCode(code: RegExp): Promise<[number, number]> {
    const line = this.page.locator('.view-line', { hasText: code }).first();
    return line.evaluate(
      (drawn, [source, flags]) => {
        const walker = document.createTreeWalker(drawn, NodeFilter.SHOW_TEXT);
        const texts: Node[] = [];
        while (walker.nextNode()) texts.push(walker.currentNode);
        const written = texts.map((node) => (node.textContent ?? '').replaceAll('\u00a0', ' '));
        const match = new RegExp(source ?? '', flags).exec(written.join(''));
        let [at, node] = [(match?.index ?? 0) + Math.floor((match?.[0].length ?? 0) / 2), 0];
        for (; node < texts.length - 1 && at >= (written[node]?.length ?? 0); node++) at -= written[node]?.length ?? 0;
        const range = document.createRange();
        range.setStart(texts[node] ?? drawn, at);
        range.setEnd(texts[node] ?? drawn, at + 1);
        const { x, y, width, height } = range.getBoundingClientRect();
        return [x + width / 2, y + height / 2] as [number, number];
      },
      [code.source, code.flags],
    );
  }

  async #hover(place: () => Promise<[number, number]>, text: RegExp): Promise<string> {
    const hover = this.page.locator('.monaco-hover:visible .hover-row', { hasText: text }).first();
    for (let attempt = 0; attempt < 10 && !(await hover.isVisible()); attempt++) {
      await this.page.mouse.move(900, 700);
      await this.page.mouse.move(...(await place()), { steps: 4 });
      await hover.waitFor({ timeout: 3_000 }).catch(() => undefined);
    }
    await hover.waitFor({ timeout: 3_000 });
    return (await this.page.locator('.monaco-hover:visible').first().textContent()) ?? '';
  }

  /** Clicks a link of the hover that is open. */
  async followHoverLink(words: RegExp): Promise<void> {
    await this.page.locator('.monaco-hover:visible a', { hasText: words }).first().click();
  }

  /** Puts the cursor on the first squiggle, opens the quick fixes and lists their titles. */
  async openQuickFixes(): Promise<readonly string[]> {
    await this.enterSquiggle();
    await this.page.keyboard.press('Control+.');
    const options = this.page.locator('.action-widget [role=option]');
    await options.first().waitFor({ timeout: patience });
    return options.allTextContents();
  }

  /** Takes one of the quick fixes that are open, by keyboard: the first stands selected. */
  async takeQuickFix(title: RegExp): Promise<void> {
    const titles = await this.page.locator('.action-widget [role=option]').allTextContents();
    const position = titles.findIndex((text) => title.test(text));
    if (position < 0) throw new Error(`No quick fix matches ${title} among: ${titles.join(' | ')}`);
    for (let step = 0; step < position; step++) await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Enter');
  }

  async closeTab(): Promise<void> {
    await this.page.locator('.tabs-container .tab.active .codicon-close').first().click();
  }

  async save(): Promise<void> {
    await this.page.keyboard.press('Control+s');
    await this.page.locator('.tabs-container .tab.dirty').waitFor({ state: 'detached', timeout: patience });
  }

  /** Shows the Problems panel and waits for an entry; gives its text. */
  async problem(text: RegExp): Promise<string> {
    await this.page.keyboard.press('Control+Shift+M');
    const row = this.page.locator('.markers-panel .monaco-list-row', { hasText: text }).first();
    await row.waitFor({ timeout: patience });
    return (await row.textContent()) ?? '';
  }

  /** What the page in the active webview says; a webview is a frame within a frame. */
  async readWebview(text: RegExp): Promise<string> {
    const body = this.page.frameLocator('iframe.webview').frameLocator('#active-frame').locator('body', { hasText: text });
    await body.waitFor({ timeout: patience });
    return body.innerText();
  }

  /** Clicks a link of the page in a web view. */
  async followLink(words: string): Promise<void> {
    const body = this.page.frameLocator('iframe.webview').frameLocator('#active-frame').locator('body');
    await body.getByRole('link', { name: words, exact: true }).first().click();
  }

  /** Puts the cursor on the first squiggle. */
  async enterSquiggle(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.page.mouse.click(...(await this.middleOfSquiggle()));
  }

  /** Waits for a notification with this text and presses one of its buttons. */
  async answerNotification(text: RegExp, button: string): Promise<void> {
    const notification = this.page.locator('.notification-toast', { hasText: text }).first();
    await notification.waitFor({ timeout: patience });
    await notification.locator('.monaco-button', { hasText: button }).click();
  }

  /** Runs a command by its title in the palette's language. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.page.locator('.quick-input-widget input').first().fill(`>${title}`);
    await this.page.locator('.quick-input-list [role=option]', { hasText: title }).first().click();
  }

  /** Pixels that all of the open hover would need: it scrolls when they are more than it has. */
  async heightOfHover(): Promise<number> {
    return this.page
      .locator('.monaco-hover:visible .monaco-hover-content')
      .first()
      .evaluate((content) => content.scrollHeight);
  }

  /** Where the code in the open hover leads. */
  async codeLink(): Promise<string> {
    return (await this.page.locator('.monaco-hover a.code-link').first().getAttribute('href', { timeout: patience })) ?? '';
  }

  /** Opens a view by its name in the palette, and answers with the rows that show. */
  async openView(command: string, row: RegExp): Promise<void> {
    await this.runCommand(command);
    await this.row(row).waitFor({ timeout: patience });
  }

  async clickRow(text: RegExp): Promise<void> {
    await this.row(text).click();
  }

  row(text: RegExp): Locator {
    return this.page.locator('.sidebar .monaco-list-row', { hasText: text }).first();
  }

  /** A picture to look at afterwards, in `out/screenshots`, when nothing fades in any more. */
  async photograph(name: string): Promise<void> {
    await this.page.waitForTimeout(500);
    mkdirSync(screenshots, { recursive: true });
    await this.page.screenshot({ path: `${screenshots}/${name}.png` });
  }

  private middleOfSquiggle(): Promise<[number, number]> {
    return middleOf(this.squiggles.first());
  }
}

async function middleOf(drawn: Locator): Promise<[number, number]> {
  const box = await drawn.boundingBox();
  if (box === null) throw new Error('It is not drawn.');
  return [box.x + box.width / 2, box.y + box.height / 2];
}
