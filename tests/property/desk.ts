/**
 * A service with everything that repeats: our own clock, one parser for all, and every exception told. What it says
 * of a text is plain data to compare; `freshly` asks a service that has never seen another text.
 */
import { readFileSync } from 'node:fs';
import { createCatalog } from '../../server/src/knowledge/catalog.ts';
import { createService, type Diagnostic, type Profile, type Service } from '../../server/src/service/index.ts';
import { loadParser } from '../../server/src/syntax/parser.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { settlingTime } from '../../server/src/workspace/settle.ts';
import { defaultTarget } from '../../server/src/workspace/target-version.ts';
import { type Files, readKnowledge } from '../support/check.ts';
import { editBetween } from './edits.ts';

export const parser = await loadParser({ grammar: readFileSync(new URL('../../grammars/tree-sitter-python.wasm', import.meta.url)) });
const catalog = createCatalog(readKnowledge());

/** What is said of a file: its findings, and what fixing all of them would do. */
export interface Said {
  readonly diagnostics: readonly Diagnostic[];
  readonly fixAll: unknown;
}

/** What is said of a file that is not open. */
export const nothing: Said = { diagnostics: [], fixAll: undefined };

/** Of programs of several files. */
export const folder = 'file:///workspace';

export class Desk {
  readonly service: Service;
  /** Rule, file and what was thrown. */
  readonly crashes: string[] = [];
  readonly #profile: Profile;
  readonly #texts = new Map<string, string>();
  #now = 0;

  /** With a `root`, the files below it are one program. */
  constructor(root?: string) {
    this.#profile = { settings: defaultSettings, target: defaultTarget, root };
    this.service = createService({
      parser,
      catalog,
      clock: { now: () => this.#now },
      onCrash: (rule, file, error) => this.crashes.push(`${rule} in ${file}: ${error instanceof Error ? error.stack : String(error)}`),
    });
  }

  open(file: string, text: string): void {
    this.#texts.set(file, text);
    this.service.open(file, text, this.#profile);
  }

  /** As the one edit between the two texts; opens a file that is not open. */
  edit(file: string, text: string): void {
    const before = this.#texts.get(file);
    this.#now += 100;
    if (before === undefined) this.service.open(file, text, this.#profile);
    else this.service.edit(file, editBetween(before, text));
    this.#texts.set(file, text);
  }

  replace(file: string, text: string): void {
    this.#texts.set(file, text);
    this.service.replace(file, text);
  }

  close(file: string): void {
    this.#texts.delete(file);
    this.service.close(file);
  }

  closeAll(): void {
    for (const file of [...this.#texts.keys()]) this.close(file);
  }

  /** The disk's text of a file. */
  put(file: string, text: string): void {
    this.service.putFile(file, text, this.#profile);
  }

  remove(file: string): void {
    this.service.removeFile(file);
  }

  takeIn(): void {
    while (!this.service.takeIn(() => false));
  }

  /** While somebody types. */
  said(file: string): Said {
    while (!this.service.parse(file, () => false));
    return { diagnostics: this.service.diagnostics(file, 'en'), fixAll: this.service.fixAll(file, 'en') };
  }

  /** After a pause long enough that only the texts count. */
  settled(file: string): Said {
    this.#now += settlingTime;
    for (const open of this.#texts.keys()) {
      if ((this.service.settleAt(open) ?? Number.POSITIVE_INFINITY) <= this.#now) this.service.settle(open);
    }
    return this.said(file);
  }
}

/** What a service says that has never known other texts. */
export function freshly(files: Files, root?: string): Readonly<Record<string, Said>> {
  const desk = new Desk(root);
  for (const [file, text] of Object.entries(files)) desk.open(file, text);
  try {
    return Object.fromEntries(Object.keys(files).map((file) => [file, desk.said(file)]));
  } finally {
    desk.closeAll();
    noCrash(desk);
  }
}

export function noCrash({ crashes }: Desk): void {
  if (crashes.length > 0) throw new Error(crashes.join('\n'));
}
