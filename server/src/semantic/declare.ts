/**
 * Keeps the symbols of one file in step with its IR. The file is a tree of units: a unit that is the same object
 * keeps everything; a function or class whose text changed keeps its symbol, under which it is declared anew; only
 * what it contributes differently is heard of elsewhere.
 */

import type { Span } from '../base/span.ts';
import { sameItems } from '../engine/same.ts';
import type { Content } from '../engine/tracked.ts';
import type { Expression } from '../ir/expression.ts';
import type { ModuleIr, PlacedUnit, Unit } from '../ir/module.ts';
import { render } from '../ir/render.ts';
import type { Statement } from '../ir/statement.ts';
import { expressionsOf } from '../ir/visit.ts';
import { contribute, Declarations } from './declarations.ts';
import { declareContents, declareExpression, declareHeader, declareStatement, type Place, qualified } from './declare-unit.ts';
import type { SymbolIndex } from './symbol-index.ts';
import { type Contributor, DeclaredClass, DeclaredFunction, DeclaredModule, type DeclaredScope, whole } from './symbol-tables.ts';
import type { ClassHeader, ModuleSymbol, PlacedStatement } from './symbols.ts';

class UnitNode implements Contributor {
  readonly file: string;
  readonly content: Content;
  order = 0;
  unit: Unit;
  /** The unit that spans of the header count in: it stays while only the inside changes. */
  outside: Unit;
  /** To compare the next ones with; of a program that will not change nobody needs them. */
  declarations: Declarations | undefined;
  symbol: DeclaredFunction | DeclaredClass | undefined;
  members: readonly UnitNode[] = [];

  constructor(file: string, unit: Unit, content: Content) {
    this.file = file;
    this.unit = unit;
    this.outside = unit;
    this.content = content;
  }
}

export class ModuleDeclarations {
  readonly module: DeclaredModule;
  readonly #index: SymbolIndex;
  /** Where nothing is recorded: what all units write to. */
  readonly #open: Declarations | undefined;
  #nodes: readonly UnitNode[] = [];
  /** Units that are still to be taken back: before anything is declared, so that nobody is asked about text that is gone. */
  readonly #gone: UnitNode[] = [];
  /** Units to be declared (anew), in the scope around them. */
  readonly #undeclared = new Map<UnitNode, DeclaredScope>();
  /** Those that are written anew inside. */
  readonly #byOutside = new Map<Unit, UnitNode>();
  /** Whether units have come or gone since they were numbered; most edits are inside of one. */
  #isNumbered = false;

  constructor(source: Pick<ModuleSymbol, 'file' | 'name' | 'isPackage'>, index: SymbolIndex) {
    this.module = new DeclaredModule(source, index.recorder);
    this.#index = index;
    if (index.open && this.module.open) this.#open = new Declarations(index.open, this.module.open);
  }

  /** Undefined takes everything back. What is new counts once `declare` has come to its end. */
  update(ir: ModuleIr | undefined): void {
    this.#nodes = this.#match(this.#nodes, ir?.units ?? [], this.module.scope, this.#gone);
    if (!this.#isNumbered) number(this.#nodes, 0);
    this.#isNumbered = true;
  }

  /** Goes on, unit by unit, until everything is declared (true) or `shouldPause` says stop (false). */
  declare(shouldPause: () => boolean): boolean {
    for (let node = this.#gone.pop(); node; node = this.#gone.pop()) {
      this.#withdraw(node);
      if (shouldPause()) return false;
    }
    for (const [node, scope] of this.#undeclared) {
      this.#undeclared.delete(node);
      this.#declare(node, scope);
      if (this.#undeclared.size > 0 && shouldPause()) return false;
    }
    // Nothing will be matched with them.
    if (this.#open) this.#nodes = [];
    return true;
  }

  /** What a unit that answers may still count in has become. */
  presentUnit(unit: Unit): Unit {
    return this.#byOutside.get(unit)?.unit ?? unit;
  }

  /** Keeps the order: what is left of the units is never taken for one that stood further up. */
  #match(before: readonly UnitNode[], units: readonly PlacedUnit[], scope: DeclaredScope, gone: UnitNode[]): readonly UnitNode[] {
    const head = commonLength(before.length, units.length, (index) => before[index]?.unit === units[index]?.unit);
    const most = Math.min(before.length, units.length) - head;
    const tail = commonLength(most, most, (index) => before[before.length - 1 - index]?.unit === units[units.length - 1 - index]?.unit);
    const known = before.slice(head, before.length - tail);
    const old = [...known];
    const renewed = units.slice(head, units.length - tail).map(({ unit }) => {
      const at = old.findIndex((node) => node.unit === unit || nameOf(node.unit) === nameOf(unit));
      const node = old[at] ?? new UnitNode(this.module.file, unit, this.#index.newContent());
      gone.push(...old.splice(0, at + 1).slice(0, -1));
      return this.#renewed(node, unit, scope, gone);
    });
    gone.push(...old);
    if (sameItems(renewed, known)) return before;
    this.#isNumbered = false;
    return before.slice(0, head).concat(renewed, before.slice(before.length - tail));
  }

  /** A class with the header it had is what it was, whatever happened to its members. */
  #renewed(node: UnitNode, unit: Unit, scope: DeclaredScope, gone: UnitNode[]): UnitNode {
    if (node.declarations && node.unit === unit) return node;
    const { statement } = unit;
    const known = node.symbol && node.unit.statement.kind === 'class' ? node.unit.statement.cls : undefined;
    node.unit = unit;
    if (node.outside !== unit) this.#byOutside.set(node.outside, node);
    if (statement.kind !== 'class' || !known || !sameHeader(known, statement.cls)) this.#undeclared.set(node, scope);
    if (statement.kind !== 'class') return node;
    const cls = node.symbol instanceof DeclaredClass ? node.symbol : this.#newClass(node, statement, scope);
    node.symbol = cls;
    node.members = this.#match(node.members, statement.cls.members, cls.scope, gone);
    return node;
  }

  #newClass(node: UnitNode, { cls }: Statement & { kind: 'class' }, scope: DeclaredScope): DeclaredClass {
    const names = { name: cls.name, qualifiedName: qualified(cls.name, scope), module: this.module };
    return new DeclaredClass(names, scope, node.content, this.#index.recorder, { ir: cls, unit: node.unit, isUnit: true });
  }

  #withdraw(node: UnitNode): void {
    this.#gone.push(...node.members);
    this.#byOutside.delete(node.outside);
    this.#undeclared.delete(node);
    contribute(node, this.module, this.#index, node.declarations, undefined);
    node.content.changed();
  }

  #declare(node: UnitNode, scope: DeclaredScope): void {
    const { unit } = node;
    const before = node.declarations;
    const out = this.#open ?? new Declarations();
    const place: Place = { module: this.module, index: this.#index, out, content: node.content, scope, unit };
    if (!before || !sameOutside(node.outside.statement, unit.statement)) {
      this.#byOutside.delete(node.outside);
      node.outside = unit;
    }
    if (scope === this.module.scope) out.lists.body.add(whole, placed(before, node));
    if (!this.#open) node.declarations = out;
    node.content.changed();
    this.#declareIn(node, place, before);
    out.resolveLeads();
    if (!this.#open) contribute(node, this.module, this.#index, before, out);
  }

  #declareIn(node: UnitNode, place: Place, before: Declarations | undefined): void {
    const { statement } = node.unit;
    if (statement.kind !== 'function' && statement.kind !== 'class') {
      declareStatement(statement, place);
      return;
    }
    for (const expression of expressionsOf(statement)) declareExpression(expression, place);
    if (statement.kind === 'class') {
      if (!(node.symbol instanceof DeclaredClass)) return;
      node.symbol.redefine(statement.cls, node.unit);
      declareHeader(node.symbol, statement.cls, place);
    } else {
      const fn = this.#functionOf(node, statement, place);
      declareContents(fn, statement.fn, place);
      const known = before?.bindings
        .get(place.scope)
        ?.get(fn.name)
        ?.find((binding) => binding.kind === 'function' && binding.fn === fn);
      place.out.bind(place.scope, fn.name, known ?? { kind: 'function', fn });
    }
  }

  #functionOf(node: UnitNode, { fn: ir }: Statement & { kind: 'function' }, place: Place): DeclaredFunction {
    const { scope, content, unit, module } = place;
    if (node.symbol instanceof DeclaredFunction) node.symbol.redefine(ir, unit);
    else {
      const cls = scope.owner instanceof DeclaredClass ? scope.owner : undefined;
      node.symbol = new DeclaredFunction(
        { name: ir.name, qualifiedName: qualified(ir.name, scope), module, cls },
        scope,
        content,
        ir,
        unit,
      );
    }
    return node.symbol;
  }
}

function commonLength(most: number, other: number, isSame: (index: number) => boolean): number {
  let length = 0;
  while (length < most && length < other && isSame(length)) length += 1;
  return length;
}

/** Definitions of one kind and name may be the same one; other statements are what they are. */
function nameOf({ statement }: Unit): string {
  if (statement.kind === 'function') return `def ${statement.fn.name}`;
  return statement.kind === 'class' ? `class ${statement.cls.name}` : '';
}

function number(nodes: readonly UnitNode[], from: number): number {
  let next = from;
  for (const node of nodes) {
    node.order = next;
    next = number(node.members, next + 1);
  }
  return next;
}

/** The same text at the same place of the unit, as far as the class evaluates it. */
const sameHeader = (a: ClassHeader, b: ClassHeader): boolean =>
  a.bases === b.bases && a.decorators === b.decorators
    ? true
    : sameSpan(a.nameSpan, b.nameSpan) &&
      sameNodes(a.decorators, b.decorators) &&
      sameNodes(
        a.bases.map(({ value }) => value),
        b.bases.map(({ value }) => value),
      ) &&
      a.bases.every(({ keyword }, index) => keyword === b.bases[index]?.keyword);

const sameSpan = (a: Span, b: Span | undefined): boolean => a.start === b?.start && a.end === b.end;

/** Only plain names and attributes, which are the usual case: what else is compared costs more than it saves. */
const sameNodes = (a: readonly Expression[], b: readonly Expression[]): boolean =>
  a.length === b.length &&
  a.every((node, index) => sameSpan(node, b[index]) && isDotted(node) && render(node) === render(b[index] ?? node));

const isDotted = (node: Expression): boolean => node.kind === 'name' || (node.kind === 'attribute' && isDotted(node.object));

/** The statement as the module's own code sees it: that of before, while a definition evaluates nothing there. */
function placed(before: Declarations | undefined, node: UnitNode): PlacedStatement {
  const [known] = before?.lists.body.get(whole) ?? [];
  return known && known.unit === node.outside ? known : { statement: node.unit.statement, unit: node.outside };
}

const sameOutside = (a: Statement, b: Statement): boolean =>
  a.kind === 'function' &&
  b.kind === 'function' &&
  a.fn.isAsync === b.fn.isAsync &&
  expressionsOf(a).length === 0 &&
  expressionsOf(b).length === 0;
