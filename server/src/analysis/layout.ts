/**
 * Where the units of one text stand in it. Most places lie in units of the module or in members of its classes, which
 * are found without a look into anybody's code; what stands inside functions is placed only when somebody asks for it.
 */
import type { ModuleIr, PlacedUnit, Unit } from '../ir/module.ts';
import type { Statement } from '../ir/statement.ts';
import { forEachStatement } from '../ir/visit.ts';

export class Layout {
  readonly #units: readonly PlacedUnit[];
  readonly #outer = new Map<Unit, number>();
  #whole: ReadonlyMap<Unit, number> | undefined;

  constructor(module: ModuleIr | undefined) {
    this.#units = module?.units ?? [];
    for (const placed of this.#units) this.#placeOuter(placed, 0);
  }

  /** In UTF-16 units from the start of the text; undefined for a unit of another revision. */
  startOf(unit: Unit): number | undefined {
    return this.#outer.get(unit) ?? this.whole.get(unit);
  }

  /** Every unit, at any depth, in the order of the text; a class before its members. */
  get whole(): ReadonlyMap<Unit, number> {
    if (this.#whole) return this.#whole;
    const layout = new Map<Unit, number>();
    for (const placed of this.#units) place(placed, 0, layout);
    this.#whole = layout;
    return layout;
  }

  #placeOuter({ at, unit }: PlacedUnit, base: number): void {
    this.#outer.set(unit, base + at);
    if (unit.statement.kind !== 'class') return;
    for (const member of unit.statement.cls.members) this.#placeOuter(member, base + at);
  }
}

function place({ at, unit }: PlacedUnit, base: number, layout: Map<Unit, number>): void {
  const start = base + at;
  layout.set(unit, start);
  const members = (each: Statement): void => {
    if (each.kind === 'class') for (const member of each.cls.members) place(member, start, layout);
    if (each.kind === 'function') forEachStatement(each.fn.body, members);
  };
  forEachStatement({ statements: [unit.statement] }, members);
}
