/**
 * Files that are analysed as one program, kept from text to text: only what a change reaches is computed again.
 */
import { preparation } from '../analysis/preparation.ts';
import { Program, type SourceFile, type Target } from '../analysis/program.ts';
import type { Finding } from '../rules/rule.ts';
import { type CheckSteps, checkFile, type OnCrash, sweep } from '../rules/runner.ts';
import type { Settings } from '../workspace/settings.ts';

/** Changes after which what they left behind is swept away. */
const changesBetweenSweeps = 256;

export class Project {
  readonly program: Program;
  #changes = 0;
  #preparing: Generator<undefined, void> | undefined;
  #isPrepared = false;
  readonly #onCrash: OnCrash | undefined;
  /** Checks under way or done, by file; any change of the program ends them all. */
  readonly #checks = new Map<string, { readonly steps: CheckSteps; findings?: readonly Finding[] }>();

  /** A program that is not `lasting` is asked once, and never changed afterwards. */
  constructor(target: Target, onCrash?: OnCrash, models?: Settings['models'], lasting = true) {
    this.program = new Program(target, lasting, models);
    this.#onCrash = onCrash;
  }

  /** A new file, or another text of a known one; the same module changes nothing. */
  put(source: SourceFile): void {
    const known = this.program.source(source.file);
    if (known?.module === source.module) return;
    this.program.put(source);
    // What an edit changed is asked for soon enough.
    if (!known) this.#isPrepared = false;
    this.#changed();
  }

  remove(file: string): void {
    this.program.remove(file);
    this.#changed();
  }

  #changed(): void {
    this.#checks.clear();
    this.#preparing = undefined;
    this.#changes += 1;
    if (this.#changes % changesBetweenSweeps === 0) sweep(this.program);
  }

  /** Goes on until the file is checked (true) or `shouldPause` says stop (false). */
  advance(file: string, shouldPause: () => boolean): boolean {
    if (!this.#prepare(shouldPause)) return false;
    const check = this.#check(file);
    while (!check.findings) {
      if (shouldPause()) return false;
      advance(check);
    }
    return true;
  }

  #prepare(shouldPause: () => boolean): boolean {
    this.#preparing ??= preparation(this.program.context);
    while (!this.#isPrepared) {
      if (shouldPause()) return false;
      this.#isPrepared = this.#preparing.next().done === true;
    }
    return true;
  }

  /** By position, then code; without those inside code that does not parse. */
  findings(file: string): readonly Finding[] {
    const check = this.#check(file);
    while (!check.findings) advance(check);
    return check.findings;
  }

  #check(file: string): { readonly steps: CheckSteps; findings?: readonly Finding[] } {
    const check = this.#checks.get(file) ?? { steps: checkFile(this.program, file, this.#onCrash) };
    this.#checks.set(file, check);
    return check;
  }
}

function advance(check: { readonly steps: CheckSteps; findings?: readonly Finding[] }): void {
  const step = check.steps.next();
  if (step.done) check.findings = step.value.filter(({ at }) => !at.unit.hasError);
}
