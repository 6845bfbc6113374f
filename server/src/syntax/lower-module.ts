/**
 * Lowers a tree to a module, one unit after the other: a cursor stands on each statement of the module or
 * of a class body, and `reuse` may answer with the unit it was before, so that its subtree is not walked.
 *
 * Broken text. Tree-sitter may wrap several statements, even the whole file, in an ERROR node. Definitions,
 * and statements at the left margin of the module, that are whole inside it become units as if the ERROR
 * were not there; the rest becomes `error` statements. A statement that is indented there stays inside the
 * `error`: it may belong to a function whose header does not parse. Where a broken unit has swallowed its
 * neighbours, the text is cut and parsed in pieces (see `recovery.ts`). Errs towards missed alarms.
 */
import type { TreeCursor } from 'web-tree-sitter';
import type { ModuleIr, PlacedUnit, Unit } from '../ir/module.ts';
import { isDefinitionType, isStatementType } from './lower-statement.ts';
import { errorUnitOf, unitOf } from './lower-unit.ts';
import { errorType, type NodeTypes } from './node-types.ts';
import { cutPoints, followsDecorator, isBlank, lineStart, marginOf } from './recovery.ts';
import { copySubtree, type SyntaxNode } from './syntax-node.ts';
import { isClean } from './unit-errors.ts';

/** Units as they were before, where they would be lowered to the same again. */
export interface Reuse {
  /** The unit of exactly this range. */
  readonly at: (start: number, end: number) => Unit | undefined;
  /** The unit that starts there and ends at or before the limit. */
  readonly from: (start: number, limit: number) => Unit | undefined;
}

export interface ModuleSource {
  readonly text: string;
  readonly types: NodeTypes;
  /** Whether the tree contains an error anywhere. */
  readonly hasError: boolean;
  readonly reuse: Reuse;
  /** Parses a piece of text by itself and runs `lower` with a cursor on its root. */
  readonly parsePiece: <T>(text: string, lower: (cursor: TreeCursor, hasError: boolean) => T) => T;
}

/** Classes and pieces nested deeper than this are lowered as a whole. */
const maxDepth = 40;

/** `cursor` stands on the root. */
export function lowerModule(cursor: TreeCursor, source: ModuleSource): ModuleIr {
  return { units: new ModuleLowering(source).children(cursor, 0, source.text.length), length: source.text.length };
}

class ModuleLowering {
  readonly #source: ModuleSource;

  constructor(source: ModuleSource) {
    this.#source = source;
  }

  /** The units among the children of the cursor's node, which is a module, an ERROR in its place, or a class body. `at` counts from the start of the text. */
  children(cursor: TreeCursor, depth: number, end: number): readonly PlacedUnit[] {
    const units = this.#collect(cursor, depth);
    return this.#source.hasError && depth < maxDepth ? this.#recover(units, depth, end) : units;
  }

  #collect(cursor: TreeCursor, depth: number): readonly PlacedUnit[] {
    const broken = this.#typeOf(cursor) === errorType;
    if (!cursor.gotoFirstChild()) return broken ? [this.#looseUnit([this.#copy(cursor)])] : [];
    const units: PlacedUnit[] = [];
    let loose: SyntaxNode[] = [];
    do {
      const found = this.#child(cursor, broken, depth);
      if (found === 'loose') loose.push(this.#copy(cursor));
      if (!Array.isArray(found)) continue;
      if (loose.length > 0) units.push(this.#looseUnit(loose));
      loose = [];
      units.push(...found);
    } while (cursor.gotoNextSibling());
    cursor.gotoParent();
    return loose.length > 0 ? [...units, this.#looseUnit(loose)] : units;
  }

  #child(cursor: TreeCursor, broken: boolean, depth: number): PlacedUnit[] | 'loose' | 'nothing' {
    const type = this.#typeOf(cursor);
    if (type === errorType && depth < maxDepth) return [...this.#collect(cursor, depth + 1)];
    if (type === 'comment' || type === 'line_continuation') return 'nothing';
    if (broken) return this.#isWhole(cursor, type) ? [this.#unit(cursor, type, depth)] : 'loose';
    return this.#source.types.named[cursor.nodeTypeId] === false ? 'nothing' : [this.#unit(cursor, type, depth)];
  }

  /** Whether a child of an ERROR is a unit by itself. */
  #isWhole(cursor: TreeCursor, type: string): boolean {
    if (isDefinitionType(type)) return true;
    return isStatementType(type) && /^$|[\n\r\uFEFF]/.test(this.#source.text.charAt(cursor.startIndex - 1));
  }

  #unit(cursor: TreeCursor, type: string, depth: number): PlacedUnit {
    const at = cursor.startIndex;
    const known = this.#source.reuse.at(at, cursor.endIndex);
    if (known && !(this.#source.hasError && cursor.currentNode.hasError)) return { at, unit: known };
    const isClass = type === 'class_definition' || type === 'decorated_definition';
    const node = copySubtree(cursor, {
      text: this.#source.text,
      types: this.#source.types,
      checkMissing: this.#source.hasError,
      ...(isClass && depth < maxDepth && { classBody: (body: TreeCursor) => this.children(body, depth + 1, body.endIndex) }),
    });
    return { at, unit: unitOf(node, this.#source.text, depth) };
  }

  #copy(cursor: TreeCursor): SyntaxNode {
    return copySubtree(cursor, { text: this.#source.text, types: this.#source.types, checkMissing: true });
  }

  #looseUnit(nodes: readonly SyntaxNode[]): PlacedUnit {
    return { at: nodes[0]?.start ?? 0, unit: errorUnitOf(nodes, this.#source.text) };
  }

  #typeOf(cursor: TreeCursor): string {
    return this.#source.types.names[cursor.nodeTypeId] ?? errorType;
  }

  /** Looks at each broken unit together with what follows it up to the next whole unit at the same margin. */
  #recover(units: readonly PlacedUnit[], depth: number, end: number): readonly PlacedUnit[] {
    const result: PlacedUnit[] = [];
    for (let index = 0; index < units.length; ) {
      const next = this.#zoneEnd(units, index);
      const zone = units.slice(index, next);
      result.push(...this.#recoverZone(zone, depth, units[next]?.at ?? end));
      index = next;
    }
    return result;
  }

  #zoneEnd(units: readonly PlacedUnit[], from: number): number {
    const first = units[from];
    if (!first || isClean(first.unit)) return from + 1;
    const margin = marginOf(this.#source.text, first.at);
    const next = units.findIndex(
      ({ at, unit }, index) =>
        index > from && isClean(unit) && marginOf(this.#source.text, at) === margin && !followsDecorator(this.#source.text, at),
    );
    return next === -1 ? units.length : next;
  }

  #recoverZone(zone: readonly PlacedUnit[], depth: number, end: number): readonly PlacedUnit[] {
    const [first] = zone;
    if (!first || (zone.length === 1 && isClean(first.unit))) return zone;
    const cuts = cutPoints(this.#source.text, first.at, end);
    const starts = new Set(zone.map(({ at }) => at));
    if (cuts.every((cut) => starts.has(cut))) return zone;
    const bounds = [first.at, ...cuts, end];
    return bounds.slice(0, -1).flatMap((start, index) => this.#piece(start, bounds[index + 1] ?? end, depth + 1));
  }

  /** An indented piece is parsed as the body of a class, so that its indentation is right, else as a module. */
  #piece(start: number, end: number, depth: number): readonly PlacedUnit[] {
    const known = this.#source.reuse.from(start, end);
    if (known && isBlank(this.#source.text.slice(start + known.length, end))) return [{ at: start, unit: known }];
    const from = lineStart(this.#source.text, start);
    if (from < start) {
      const wrapped = this.#fragment(pieceHeader, from, end, depth);
      const [owner, ...others] = wrapped;
      if (owner && others.length === 0 && owner.unit.statement.kind === 'class') {
        return owner.unit.statement.cls.members.map(({ at, unit }) => ({ at: owner.at + at, unit }));
      }
    }
    return this.#fragment('', start, end, depth);
  }

  #fragment(header: string, start: number, end: number, depth: number): readonly PlacedUnit[] {
    const { text: whole, reuse, parsePiece } = this.#source;
    const shift = start - header.length;
    const text = header + whole.slice(start, end);
    const known: Reuse = {
      at: (from, to) => (from < header.length ? undefined : reuse.at(from + shift, to + shift)),
      from: (from, to) => (from < header.length ? undefined : reuse.from(from + shift, to + shift)),
    };
    const units = parsePiece(text, (cursor, hasError) =>
      new ModuleLowering({ ...this.#source, text, hasError, reuse: known }).children(cursor, depth, text.length),
    );
    return units.map(({ at, unit }) => ({ at: at + shift, unit }));
  }
}

const pieceHeader = 'class _:\n';
