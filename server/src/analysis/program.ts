/** From files to something rules can ask: the one entrance to the analyses for those who hold files. */
import { EditedText } from '../base/edited-text.ts';
import type { Span } from '../base/span.ts';
import { Store } from '../engine/store.ts';
import type { ModuleIr, Unit } from '../ir/module.ts';
import type { Models } from '../models/models.ts';
import { standardModels } from '../models/standard.ts';
import { Context, type Target } from './context.ts';
import { Layout } from './layout.ts';
import type { Location } from './location.ts';

export type { Target } from './context.ts';

/** `moduleName` is dotted, as imports write it; a package's `__init__` has the package's name and sets `isPackage`. */
export interface SourceFile {
  readonly file: string;
  readonly moduleName: string;
  readonly isPackage?: boolean;
  readonly module: ModuleIr;
  readonly text: string | EditedText;
}

export interface KnownSource extends SourceFile {
  readonly text: EditedText;
}

export class Program {
  readonly context: Context;
  /** How many answers were computed since it exists. */
  readonly store: Store;
  readonly #sources = new Map<string, KnownSource>();
  readonly #layouts = new Map<string, Layout>();

  /** `recording` for a program that will change. */
  constructor(target: Target, recording: boolean, models: Models = standardModels) {
    this.store = new Store(recording);
    this.context = new Context(this.store, target, models);
  }

  /** A new file, or a new text of a known one. Nothing may be asked before `declare` has come to its end. */
  put(source: SourceFile): void {
    const { file, moduleName, isPackage = false, module } = source;
    const text = EditedText.of(source.text);
    this.#sources.set(file, { ...source, text });
    this.#layouts.delete(file);
    this.context.program.put({ file, name: moduleName, isPackage, ir: module });
    this.context.declaredGuards.put(file, text);
  }

  /** Goes on until what was put is part of the program (true) or `shouldPause` says stop (false). */
  declare(shouldPause?: () => boolean): boolean {
    return this.context.program.declare(shouldPause);
  }

  remove(file: string): void {
    this.#sources.delete(file);
    this.#layouts.delete(file);
    this.context.program.remove(file);
    this.context.declaredGuards.put(file, undefined);
  }

  /** Of all its files together, in UTF-16 units. */
  get length(): number {
    let length = 0;
    for (const { module } of this.#sources.values()) length += module.length;
    return length;
  }

  source(file: string): KnownSource | undefined {
    return this.#sources.get(file);
  }

  /** Where a unit starts in its file, in UTF-16 units from the file's start; undefined for a unit of another revision. */
  unitStart(file: string, unit: Unit): number | undefined {
    const layout = this.#layout(file);
    return layout.startOf(this.context.program.presentUnit(file, unit));
  }

  /** The innermost unit that covers an offset of the file, with its start. */
  unitAt(file: string, offset: number): { readonly unit: Unit; readonly start: number } | undefined {
    let best: { readonly unit: Unit; readonly start: number } | undefined;
    for (const [unit, start] of this.#layout(file).whole) {
      if (start <= offset && offset <= start + unit.length && (!best || unit.length <= best.unit.length)) best = { unit, start };
    }
    return best;
  }

  /** Offsets from the start of the file. */
  absolute(location: Location): Span {
    const start = this.unitStart(location.file, location.unit) ?? 0;
    return { start: start + location.start, end: start + location.end };
  }

  #layout(file: string): Layout {
    const layout = this.#layouts.get(file) ?? new Layout(this.#sources.get(file)?.module);
    this.#layouts.set(file, layout);
    return layout;
  }
}

/** A program that is asked once. */
export function createProgram(files: readonly SourceFile[], target: Target, models?: Models): Program {
  const program = new Program(target, false, models);
  for (const file of files) program.put(file);
  program.declare();
  return program;
}
