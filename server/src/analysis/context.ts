/** What every analysis may ask: the program, what expressions evaluate to, the target interpreter, other analyses. */
import type { Span } from '../base/span.ts';
import type { Analysis as GenericAnalysis } from '../engine/analysis.ts';
import { type Pair, Pairs } from '../engine/pair.ts';
import { type Part, Parts } from '../engine/part.ts';
import { Paused } from '../engine/paused.ts';
import type { Store } from '../engine/store.ts';
import type { Unit } from '../ir/module.ts';
import type { Models } from '../models/models.ts';
import { Evaluator } from '../semantic/evaluate.ts';
import { Program } from '../semantic/program.ts';
import type { ClassSymbol, FunctionSymbol, ModuleSymbol, Scope } from '../semantic/symbols.ts';
import type { Location } from './location.ts';
import { DeclaredGuards } from './shared/declared-guards.ts';

/** The interpreter the program is meant for: `version` is major and minor; `freeThreaded` a build without the GIL. */
export interface Target {
  readonly version: readonly [number, number];
  readonly freeThreaded: boolean;
}

export class Context {
  readonly program: Program;
  readonly evaluator: Evaluator;
  readonly target: Target;
  readonly declaredGuards: DeclaredGuards;
  readonly #store: Store;
  readonly #parts = new Parts();
  readonly #pairs = new Pairs();

  constructor(store: Store, target: Target, models: Models) {
    this.#store = store;
    this.program = new Program(store, models);
    this.evaluator = new Evaluator(this.program);
    this.target = target;
    this.declaredGuards = new DeclaredGuards(store);
  }

  /** What is known of libraries. */
  get models(): Models {
    return this.program.models;
  }

  get<K extends object, R>(analysis: Analysis<K, R>, key: K): R {
    return this.#store.get(analysis, key, this);
  }

  /** A key for what an owner has under a name: whoever asks about it hears nothing of what else the owner has. */
  part<K extends object>(whole: K, name: string): Part<K> {
    return this.#parts.of(whole, name);
  }

  /** A key for what two have together. */
  pair<K extends object>(first: K, second: K): Pair<K> {
    return this.#pairs.of(first, second);
  }
}

export type { Part } from '../engine/part.ts';

/** Not an error: whoever catches it throws it on. */
export const isPause = (error: unknown): boolean => error instanceof Paused;

export type Analysis<K extends object, R> = GenericAnalysis<K, R, Context>;
export const defineAnalysis = <K extends object, R>(analysis: Analysis<K, R>): Analysis<K, R> => analysis;

/** Code that runs as one: a function, or the statements of a module. */
export type Body = FunctionSymbol | ModuleSymbol;

/** The body whose code runs in `scope`; a class body has none of its own. */
export function bodyOf(scope: Scope): Body | undefined {
  const { owner } = scope;
  return owner.kind === 'class' ? undefined : owner;
}

/** As its reader knows it: `Class.method`, `outer.inner`, a class, or the module's name. */
export const nameOf = (owner: Body | ClassSymbol): string => (owner.kind === 'module' ? owner.name : owner.qualifiedName);

export const moduleOf = (body: Body): ModuleSymbol => (body.kind === 'module' ? body : body.module);
export const locate = (body: Body, unit: Unit, span: Span): Location => ({
  file: moduleOf(body).file,
  unit,
  start: span.start,
  end: span.end,
});
