/**
 * Findings of one file, computed once per text. Two programs exist while a function does not parse: the shown one,
 * in which it stands as it last did, for what the user sees; and the exact one, for edits of the text as it is.
 */
import type { Location } from '../analysis/location.ts';
import { createProgram, type Program, type Target } from '../analysis/program.ts';
import type { Span } from '../base/span.ts';
import type { ModuleIr } from '../ir/module.ts';
import type { Finding } from '../rules/rule.ts';
import { checkFile, type OnCrash } from '../rules/runner.ts';
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

interface Checked {
  readonly program: Program;
  readonly findings: readonly Finding[];
  readonly target: Target;
}

export class Analyses {
  /** A module is made once for a text, and nothing is kept longer than it. */
  readonly #checked = new WeakMap<ModuleIr, Checked>();
  readonly #onCrash: OnCrash | undefined;

  constructor(onCrash?: OnCrash) {
    this.#onCrash = onCrash;
  }

  shown(document: Document, target: Target): FileAnalysis | undefined {
    const { shown } = document;
    if (!shown) return undefined;
    const { program, findings } = this.#check(document.file, shown, target);
    return { program, findings, text: shown.text, place: (location) => mapSpan(shown.map, program.absolute(location)) };
  }

  exact(document: Document, target: Target): FileAnalysis | undefined {
    const { exact } = document;
    if (!exact) return undefined;
    const { program, findings } = this.#check(document.file, exact, target);
    return { program, findings, text: exact.text, place: (location) => program.absolute(location) };
  }

  #check(file: string, { text, module }: Parsed, target: Target): Checked {
    const known = this.#checked.get(module);
    if (known && known.target.freeThreaded === target.freeThreaded && known.target.version.join() === target.version.join()) return known;
    const program = createProgram([{ file, ...moduleName(file, []), module, text }], target);
    const findings = checkFile(program, file, this.#onCrash).filter(({ at }) => !at.unit.hasError);
    const checked = { program, findings, target };
    this.#checked.set(module, checked);
    return checked;
  }
}
