/**
 * Runs the rules, body by body: what they find in one is an answer like any other, kept until something it leant on
 * changes. A rule that throws costs only its own findings in that body, and says so (invariant I11).
 */
import { type Analysis, type Body, type Context, defineAnalysis, type Part } from '../analysis/context.ts';
import { isReached } from '../analysis/parallel/contexts.ts';
import type { Program } from '../analysis/program.ts';
import type { ModuleSymbol } from '../semantic/symbols.ts';
import { type Checked, check, hasOwnInterest, inOrder, isBroken, nothing } from './check-body.ts';
import type { Rule } from './definition.ts';
import { rules as allRules } from './registry.ts';
import { relevanceOf } from './relevance.ts';
import type { Finding } from './rule.ts';

/** Told when a rule throws: which, where, what. */
export type OnCrash = (rule: string, file: string, error: unknown) => void;

/** Findings that are made anew are others: they speak of the text as it is now. */
const saysNothing = (before: Checked, after: Checked): boolean => findsNothing(before) && findsNothing(after);

const findsNothing = ({ findings, crashes }: Checked): boolean => findings.length + crashes.length === 0;

/** What some rules find in a body. */
function checkedBy(rules: readonly Rule[]): Analysis<Body, Checked> {
  const relevant = relevanceOf(rules);
  return defineAnalysis<Body, Checked>({
    name: 'findings',
    equals: saysNothing,
    compute: (body, context) => (isBroken(body) ? nothing : check(context.get(relevant, body), body, context)),
  });
}

/** What some rules find in a file: a thin join, so that an edit asks only the bodies that it reaches. */
interface FileRules {
  readonly stretch: Analysis<Part<ModuleSymbol>, Checked>;
  readonly file: Analysis<ModuleSymbol, Checked>;
}

/** So many bodies are joined first, and these joins then: whoever finds something in one asks few others anew. */
const stretchLength = 32;

function fileRulesOf(rules: readonly Rule[]): FileRules {
  const body = checkedBy(rules);
  const stretch = defineAnalysis<Part<ModuleSymbol>, Checked>({
    name: 'findings-in-stretch',
    equals: saysNothing,
    compute: ({ whole, name }, context) => joined(stretchOf(whole, Number(name)), (each) => context.get(body, each)),
  });
  const file = defineAnalysis<ModuleSymbol, Checked>({
    name: 'findings-in-file',
    compute: (module, context) => joined(stretchesOf(module, context), (each) => context.get(stretch, each)),
  });
  return { stretch, file };
}

function joined<T>(parts: readonly T[], checkedIn: (part: T) => Checked): Checked {
  // Most find nothing, and all of them are asked at every key press.
  const all = parts.map(checkedIn).filter((checked) => !findsNothing(checked));
  return { findings: all.flatMap(({ findings }) => findings), crashes: all.flatMap(({ crashes }) => crashes) };
}

const byAllRules = fileRulesOf(allRules);

/** The check of one file by all rules, as far as it has come. Of no use once the program has changed. */
export class FileCheck {
  readonly #program: Program;
  readonly #file: string;
  readonly #onCrash: OnCrash;
  readonly #rules: FileRules;
  #checked: Checked | undefined;
  #hasPaused = false;
  /** Of a check that has paused, the stretches still to be asked for; the next one is last. */
  #left: Part<ModuleSymbol>[] | undefined;

  constructor(program: Program, file: string, onCrash: OnCrash = () => {}, rules: readonly Rule[] = allRules) {
    this.#program = program;
    this.#file = file;
    this.#onCrash = onCrash;
    this.#rules = rules === allRules ? byAllRules : fileRulesOf(rules);
  }

  /** Goes on until everything is checked (true) or `shouldPause` says stop (false). */
  advance(shouldPause: () => boolean = () => false): boolean {
    const { context, store } = this.#program;
    const attempt = store.attempt(() => this.#check(context), shouldPause);
    this.#hasPaused ||= !attempt;
    if (!attempt) return false;
    this.#checked = attempt.answer;
    for (const { rule, error } of this.#checked.crashes) this.#onCrash(rule, this.#file, error);
    return true;
  }

  #check(context: Context): Checked {
    const module = context.program.module(this.#file);
    if (!module) return nothing;
    // Beginning the join again at each attempt costs the more the further it has come: what it joins is asked for first.
    if (this.#hasPaused) this.#askStretches(module, context);
    return context.get(this.#rules.file, module);
  }

  /** May be broken off in any of them; what is checked is no longer left. */
  #askStretches(module: ModuleSymbol, context: Context): void {
    this.#left ??= [...stretchesOf(module, context)].reverse();
    for (let stretch = this.#left.at(-1); stretch; stretch = this.#left.at(-1)) {
      context.get(this.#rules.stretch, stretch);
      this.#left.pop();
    }
  }

  /** By position, then code; all of them once `advance` has come to its end. An unknown file has none. */
  get findings(): readonly Finding[] {
    return inOrder(this.#checked?.findings ?? [], this.#program);
  }
}

/** The findings of one file, all at once. */
export function checkFile(...subject: ConstructorParameters<typeof FileCheck>): readonly Finding[] {
  const check = new FileCheck(...subject);
  check.advance();
  return check.findings;
}

/** All bodies in their order, in parts that are named by their numbers. */
function stretchesOf(module: ModuleSymbol, context: Context): readonly Part<ModuleSymbol>[] {
  const count = isOfInterest(module, context) ? Math.ceil((1 + module.functions.length) / stretchLength) : 0;
  return Array.from({ length: count }, (_, index) => context.part(module, String(index)));
}

/** The bodies of the stretch of that number. */
function stretchOf(module: ModuleSymbol, number: number): readonly Body[] {
  const start = number * stretchLength - 1;
  const functions = module.functions.slice(Math.max(0, start), start + stretchLength);
  return number === 0 ? [module, ...functions] : functions;
}

/** A module that knows nothing of threads may be run by some. */
const isOfInterest = (module: ModuleSymbol, context: Context): boolean => hasOwnInterest(module, context) || context.get(isReached, module);

/** Lets go of everything that was computed for texts which are gone. */
export function sweep({ context, store }: Program): void {
  store.sweep(context.program.modules.map((module) => [byAllRules.file, module] as const));
}
