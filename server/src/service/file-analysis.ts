/**
 * The analysis of one document: the program shown to the analyses while its author types, and the way from its
 * offsets to those of the user's text and back.
 */
import type { Location } from '../analysis/location.ts';
import type { Program, Target } from '../analysis/program.ts';
import type { Span } from '../base/span.ts';
import type { FileEdit } from '../fixes/index.ts';
import type { Finding } from '../rules/rule.ts';
import type { OnCrash } from '../rules/runner.ts';
import type { Document } from '../workspace/document.ts';
import { moduleName } from '../workspace/module-name.ts';
import { mapOffsetBack, mapSpan, mapWhole } from '../workspace/piece-map.ts';
import type { Shown } from '../workspace/settle.ts';
import { Project } from './project.ts';

export interface FileAnalysis {
  readonly program: Program;
  /** The user's text. */
  readonly text: string;
  readonly findings: readonly Finding[];
  /** Where a location stands in the user's text; undefined when none of it is left. */
  place(location: Location): Span | undefined;
  /** Whether the function, or statement, a location lies in stands in the user's text as it was analysed. */
  isIntact(location: Location): boolean;
  /** An edit of the analysed text as one of the user's; undefined where that has been typed over. */
  edit(edit: FileEdit): FileEdit | undefined;
  /** The offset in the analysed text; undefined inside text that has been typed since. */
  offset(offset: number): number | undefined;
}

export class Analyses {
  readonly #projects = new Map<string, { readonly target: Target; readonly project: Project }>();
  readonly #onCrash: OnCrash | undefined;

  constructor(onCrash?: OnCrash) {
    this.#onCrash = onCrash;
  }

  /** Goes on until the shown program is checked (true) or `shouldPause` says stop (false). */
  advance(document: Document, target: Target, shouldPause: () => boolean): boolean {
    const { shown } = document;
    return !shown || this.#project(document.file, shown, target).advance(document.file, shouldPause);
  }

  analysis(document: Document, target: Target): FileAnalysis | undefined {
    const { shown, file, text } = document;
    if (!shown) return undefined;
    const project = this.#project(file, shown, target);
    const { program } = project;
    return {
      program,
      text,
      findings: project.findings(file),
      place: (location) => mapSpan(shown.map, program.absolute(location)),
      isIntact: ({ unit }) => mapWhole(shown.map, program.absolute({ file, unit, start: 0, end: unit.length })) !== undefined,
      edit: (edit) => editThrough(shown, edit),
      offset: (offset) => mapOffsetBack(shown.map, offset),
    };
  }

  close(file: string): void {
    this.#projects.delete(file);
  }

  #project(file: string, { text, module }: Shown, target: Target): Project {
    const known = this.#projects.get(file);
    const project = known && isSame(known.target, target) ? known.project : new Project(target, this.#onCrash);
    if (project !== known?.project) this.#projects.set(file, { target, project });
    project.put({ file, ...moduleName(file, []), module, text });
    return project;
  }
}

function editThrough(shown: Shown, edit: FileEdit): FileEdit | undefined {
  const span = mapWhole(shown.map, edit.span);
  return span && { ...edit, span };
}

const isSame = (a: Target, b: Target): boolean => a.freeThreaded === b.freeThreaded && a.version.join() === b.version.join();
