/**
 * A service with everything that repeats: our own clock, one parser for all, and every exception told. What it says
 * of a text is plain data to compare; `freshly` asks a service that has never seen another text.
 */
import { readFileSync } from 'node:fs';
import { createCatalog } from '../../server/src/knowledge/catalog.ts';
import { createService, type Diagnostic, type Service } from '../../server/src/service/index.ts';
import { loadParser } from '../../server/src/syntax/parser.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { settlingTime } from '../../server/src/workspace/settle.ts';
import { defaultTarget } from '../../server/src/workspace/target-version.ts';
import { type Files, readKnowledge } from '../support/check.ts';
import { editBetween } from './edits.ts';

export const parser = await loadParser({ grammar: readFileSync(new URL('../../grammars/tree-sitter-python.wasm', import.meta.url)) });
const catalog = createCatalog(readKnowledge());
const profile = { settings: defaultSettings, target: defaultTarget };

/** What is said of a file: its findings, and what fixing all of them would do. */
export interface Said {
  readonly diagnostics: readonly Diagnostic[];
  readonly fixAll: unknown;
}

/** What is said of a file that is not open. */
export const nothing: Said = { diagnostics: [], fixAll: undefined };

export class Desk {
  readonly service: Service;
  /** Rule, file and what was thrown. */
  readonly crashes: string[] = [];
  readonly #texts = new Map<string, string>();
  #now = 0;

  constructor() {
    this.service = createService({
      parser,
      catalog,
      clock: { now: () => this.#now },
      onCrash: (rule, file, error) => this.crashes.push(`${rule} in ${file}: ${error instanceof Error ? error.stack : String(error)}`),
    });
  }

  open(file: string, text: string): void {
    this.#texts.set(file, text);
    this.service.open(file, text, profile);
  }

  /** As the one edit between the two texts. */
  edit(file: string, text: string): void {
    this.#now += 100;
    this.service.edit(file, editBetween(this.#texts.get(file) ?? '', text));
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

  /** While somebody types. */
  said(file: string): Said {
    while (!this.service.parse(file, () => false));
    return { diagnostics: this.service.diagnostics(file, 'en'), fixAll: this.service.fixAll(file, 'en') };
  }

  /** After a pause long enough that only the text counts. */
  settled(file: string): Said {
    this.#now += settlingTime;
    if ((this.service.settleAt(file) ?? Number.POSITIVE_INFINITY) <= this.#now) this.service.settle(file);
    return this.said(file);
  }
}

/** What a service says that has never known other texts. */
export function freshly(files: Files): Readonly<Record<string, Said>> {
  const desk = new Desk();
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
