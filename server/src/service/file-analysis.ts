/**
 * Findings of one file, computed once per text. Two programs exist while a function does not parse: the shown one,
 * in which it stands as it last did, for what the user sees; and the exact one, for edits of the text as it is.
 */
import type { Location } from '../analysis/location.ts';
import { createProgram, type Program, type Target } from '../analysis/program.ts';
import type { Span } from '../base/span.ts';
import type { ModuleIr } from '../ir/module.ts';
import type { Finding } from '../rules/rule.ts';
import { type CheckSteps, checkFile, type OnCrash } from '../rules/runner.ts';
import type { Document } from '../workspace/document.ts';
import { moduleName } from '../workspace/module-name.ts';
import { mapSpan } from '../workspace/piece-map.ts';
import type { Parsed } from '../workspace/settle.ts';

export interface FileAnalysis {
  readonly program: Program;
  readonly text: string;
  /** Without those inside code that does not parse. */
  readonly findings: readonly Finding[];
  /** Where a location stands in the user's text; undefined when none of it is left. */
  place(location: Location): Span | undefined;
}

/** A check under way or done. */
interface Check {
  readonly program: Program;
  readonly target: Target;
  readonly steps: CheckSteps;
  findings?: readonly Finding[];
}

export class Analyses {
  /** A module is made once for a text, and nothing is kept longer than it. */
  readonly #checks = new WeakMap<ModuleIr, Check>();
  readonly #onCrash: OnCrash | undefined;

  constructor(onCrash?: OnCrash) {
    this.#onCrash = onCrash;
  }

  /** Goes on until the shown program is checked (true) or `shouldPause` says stop (false). */
  advance(document: Document, target: Target, shouldPause: () => boolean): boolean {
    if (!document.shown) return true;
    const check = this.#check(document.file, document.shown, target);
    while (!check.findings) {
      if (shouldPause()) return false;
      advance(check);
    }
    return true;
  }

  shown(document: Document, target: Target): FileAnalysis | undefined {
    const { shown } = document;
    if (!shown) return undefined;
    const { program, findings } = this.#checked(document.file, shown, target);
    return { program, findings, text: shown.text, place: (location) => mapSpan(shown.map, program.absolute(location)) };
  }

  exact(document: Document, target: Target): FileAnalysis | undefined {
    const { exact } = document;
    if (!exact) return undefined;
    const { program, findings } = this.#checked(document.file, exact, target);
    return { program, findings, text: exact.text, place: (location) => program.absolute(location) };
  }

  #checked(file: string, parsed: Parsed, target: Target): { readonly program: Program; readonly findings: readonly Finding[] } {
    const check = this.#check(file, parsed, target);
    while (!check.findings) advance(check);
    return { program: check.program, findings: check.findings };
  }

  #check(file: string, { text, module }: Parsed, target: Target): Check {
    const known = this.#checks.get(module);
    if (known && isSame(known.target, target)) return known;
    const program = createProgram([{ file, ...moduleName(file, []), module, text }], target);
    const check = { program, target, steps: checkFile(program, file, this.#onCrash) };
    this.#checks.set(module, check);
    return check;
  }
}

const isSame = (a: Target, b: Target): boolean => a.freeThreaded === b.freeThreaded && a.version.join() === b.version.join();

function advance(check: Check): void {
  const step = check.steps.next();
  if (step.done) check.findings = step.value.filter(({ at }) => !at.unit.hasError);
}
