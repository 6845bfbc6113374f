/**
 * Where the units of one text stand in it. Most places lie in units of the module or in members of its classes, which
 * are found without a look into anybody's code; what stands inside functions is placed only when somebody asks for it.
 */
import type { ModuleIr, PlacedUnit, Unit } from '../ir/module.ts';
import type { Statement } from '../ir/statement.ts';
import { forEachStatement } from '../ir/visit.ts';

/** So many are found sooner than all of them are put into a map; an edit asks about few. */
const fewQuestions = 32;

export class Layout {
  readonly #units: readonly PlacedUnit[];
  #outer: ReadonlyMap<Unit, number> | undefined;
  /** Found one by one: a finding asks about one unit again and again. */
  readonly #found = new Map<Unit, number>();
  #whole: ReadonlyMap<Unit, number> | undefined;

  constructor(module: ModuleIr | undefined) {
    this.#units = module?.units ?? [];
  }

  /** In UTF-16 units from the start of the text; undefined for a unit of another revision. */
  startOf(unit: Unit): number | undefined {
    const found = this.#outer?.get(unit) ?? this.#found.get(unit);
    if (found !== undefined) return found;
    if (this.#found.size === fewQuestions) this.#outer ??= outerOf(this.#units);
    const start = (this.#outer ? this.#outer.get(unit) : find(unit, this.#units, 0)) ?? this.whole.get(unit);
    if (!this.#outer && start !== undefined) this.#found.set(unit, start);
    return start;
  }

  /** Every unit, at any depth, in the order of the text; a class before its members. */
  get whole(): ReadonlyMap<Unit, number> {
    if (this.#whole) return this.#whole;
    const layout = new Map<Unit, number>();
    for (const placed of this.#units) place(placed, 0, layout);
    this.#whole = layout;
    return layout;
  }
}

/** Among these, which start at `base`, else among the members of the classes among them: to look into a unit takes longer than to look at it. */
function find(unit: Unit, units: readonly PlacedUnit[], base: number): number | undefined {
  const own = units.find((placed) => placed.unit === unit);
  if (own) return base + own.at;
  for (const placed of units) {
    const { statement } = placed.unit;
    const inside = statement.kind === 'class' ? find(unit, statement.cls.members, base + placed.at) : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** The same of all of them. */
function outerOf(units: readonly PlacedUnit[]): ReadonlyMap<Unit, number> {
  const found = new Map<Unit, number>();
  const placeAll = (inner: readonly PlacedUnit[], base: number): void => {
    for (const { at, unit } of inner) {
      found.set(unit, base + at);
      if (unit.statement.kind === 'class') placeAll(unit.statement.cls.members, base + at);
    }
  };
  placeAll(units, 0);
  return found;
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
