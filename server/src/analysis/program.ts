/** From files to something rules can ask: the one entrance to the analyses for those who hold files. */
import type { Span } from '../base/span.ts';
import { emptyUnit, type ModuleIr, type PlacedUnit, type Unit } from '../ir/module.ts';
import type { Statement } from '../ir/statement.ts';
import { forEachStatement } from '../ir/visit.ts';
import { declareModule } from '../semantic/declare.ts';
import { Program as Names } from '../semantic/program.ts';
import { Context, type Target } from './context.ts';
import type { Location } from './location.ts';

export type { Target } from './context.ts';

/** `moduleName` is dotted, as imports write it; a package's `__init__` has the package's name and sets `isPackage`. */
export interface SourceFile {
  readonly file: string;
  readonly moduleName: string;
  readonly isPackage?: boolean;
  readonly module: ModuleIr;
  readonly text: string;
}

export class Program {
  readonly context: Context;
  private readonly sources: ReadonlyMap<string, SourceFile>;
  private readonly layouts = new Map<string, ReadonlyMap<Unit, number>>();

  constructor(files: readonly SourceFile[], target: Target) {
    const ordered = [...files].sort((a, b) => (a.file < b.file ? -1 : 1));
    this.sources = new Map(ordered.map((file) => [file.file, file]));
    this.context = new Context(
      new Names(
        ordered.map((file) =>
          declareModule({ file: file.file, name: file.moduleName, isPackage: file.isPackage ?? false, ir: file.module }),
        ),
      ),
      target,
    );
  }

  source(file: string): SourceFile | undefined {
    return this.sources.get(file);
  }

  /** Where a unit starts in its file, in UTF-16 units from the file's start; undefined for a unit of another revision. */
  unitStart(file: string, unit: Unit): number | undefined {
    let layout = this.layouts.get(file);
    if (!layout) {
      layout = layoutOf(this.sources.get(file)?.module);
      this.layouts.set(file, layout);
    }
    return layout.get(unit);
  }

  /** The innermost unit that covers an offset of the file, with its start. */
  unitAt(file: string, offset: number): { readonly unit: Unit; readonly start: number } | undefined {
    this.unitStart(file, emptyUnit);
    let best: { readonly unit: Unit; readonly start: number } | undefined;
    for (const [unit, start] of this.layouts.get(file) ?? []) {
      if (start <= offset && offset <= start + unit.length && (!best || unit.length <= best.unit.length)) best = { unit, start };
    }
    return best;
  }

  /** Offsets from the start of the file. */
  absolute(location: Location): Span {
    const start = this.unitStart(location.file, location.unit) ?? 0;
    return { start: start + location.start, end: start + location.end };
  }
}

export const createProgram = (files: readonly SourceFile[], target: Target): Program => new Program(files, target);

/** The absolute start of every unit of a file. */
function layoutOf(module: ModuleIr | undefined): ReadonlyMap<Unit, number> {
  const layout = new Map<Unit, number>();
  for (const placed of module?.units ?? []) place(placed, 0, layout);
  return layout;
}

function place({ at, unit }: PlacedUnit, base: number, layout: Map<Unit, number>): void {
  const start = base + at;
  layout.set(unit, start);
  placeMembers(unit.statement, start, layout);
}

function placeMembers(statement: Statement, base: number, layout: Map<Unit, number>): void {
  const members = (each: Statement): void => {
    if (each.kind === 'class') for (const member of each.cls.members) place(member, base, layout);
    if (each.kind === 'function') forEachStatement(each.fn.body, members);
  };
  forEachStatement({ statements: [statement] }, members);
}
