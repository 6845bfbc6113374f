/**
 * Files that are analysed as one program, kept from text to text: only what a change reaches is computed again.
 */
import { Program, type SourceFile, type Target } from '../analysis/program.ts';
import { FirstCheck } from '../rules/first-check.ts';
import type { Finding } from '../rules/rule.ts';
import { FileCheck, type OnCrash, sweep } from '../rules/runner.ts';
import type { Settings } from '../workspace/settings.ts';

/** Changes after which what they left behind, and tidying does not find, is swept away. */
const changesBetweenSweeps = 4096;

/** Characters from which on a program is so large that its reader should not wait until all of it is understood. */
const largeProgram = 100_000;

/** Under way, or done with what it found. */
interface Check {
  readonly file: FileCheck;
  findings?: readonly Finding[];
}

export class Project {
  readonly #program: Program;
  #changes = 0;
  readonly #onCrash: OnCrash | undefined;
  readonly #isLasting: boolean;
  /** Checks under way or done, by file; any change of the program ends them all. */
  readonly #checks = new Map<string, Check>();
  /** The same of first checks. */
  readonly #firstChecks = new Map<string, FirstCheck>();

  /** A program that is not `lasting` is asked once, and never changed afterwards. */
  constructor(target: Target, onCrash?: OnCrash, models?: Settings['models'], lasting = true) {
    this.#program = new Program(target, lasting, models);
    this.#onCrash = onCrash;
    this.#isLasting = lasting;
  }

  /** With all that was put. */
  get program(): Program {
    this.#program.declare();
    return this.#program;
  }

  /** A new file, or another text of a known one; the same module changes nothing. */
  put(source: SourceFile): void {
    const known = this.#program.source(source.file);
    if (known?.module === source.module) return;
    this.#changed();
    this.#program.put(source);
  }

  remove(file: string): void {
    this.#changed();
    this.#program.remove(file);
  }

  /** Goes on until what was put is part of the program (true) or `shouldPause` says stop (false). */
  declare(shouldPause: () => boolean): boolean {
    return this.#program.declare(shouldPause);
  }

  #changed(): void {
    this.#checks.clear();
    this.#firstChecks.clear();
    this.#changes += 1;
    this.#program.store.tidy();
    if (this.#isLasting && this.#changes % changesBetweenSweeps === 0) sweep(this.program);
  }

  /** Goes on until the file is checked (true) or `shouldPause` says stop (false). */
  advance(file: string, shouldPause: () => boolean): boolean {
    return this.declare(shouldPause) && advance(this.#check(file), shouldPause);
  }

  /** Goes on until the first rules are through with the file (true) or `shouldPause` says stop (false); nothing to do in a small program. */
  begin(file: string, shouldPause: () => boolean): boolean {
    if (!this.declare(shouldPause)) return false;
    if (this.#program.length < largeProgram) return true;
    const check = this.#firstChecks.get(file) ?? new FirstCheck(this.program, file);
    this.#firstChecks.set(file, check);
    return check.advance(shouldPause);
  }

  /** Some of the findings: none before `begin` has come to its end. */
  firstFindings(file: string): readonly Finding[] {
    return this.#firstChecks.get(file)?.findings.filter(isSound) ?? [];
  }

  /** By position, then code; without those inside code that does not parse. */
  findings(file: string): readonly Finding[] {
    const check = this.#check(file);
    advance(check);
    return check.findings ?? [];
  }

  #check(file: string): Check {
    const check = this.#checks.get(file) ?? { file: new FileCheck(this.program, file, this.#onCrash) };
    this.#checks.set(file, check);
    return check;
  }
}

function advance(check: Check, shouldPause?: () => boolean): boolean {
  if (!check.findings && check.file.advance(shouldPause)) check.findings = check.file.findings.filter(isSound);
  return check.findings !== undefined;
}

const isSound = ({ at }: Finding): boolean => !at.unit.hasError;
