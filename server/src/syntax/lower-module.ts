/**
 * Lowers a tree to a module, one unit after the other: a cursor stands on each statement of the module or
 * of a class body, and `reuse` may answer with the unit it was before, so that its subtree is not walked.
 *
 * Broken text. Tree-sitter may wrap several statements, even the whole file, in an ERROR node. Definitions,
 * and statements at the left margin of the module, that are whole inside it become units as if the ERROR
 * were not there; the rest becomes `error` statements. A statement that is indented there stays inside the
 * `error`: it may belong to a function whose header does not parse. Errs towards missed alarms.
 */
import type { TreeCursor } from 'web-tree-sitter';
import type { ModuleIr, PlacedUnit, Unit } from '../ir/module.ts';
import { isDefinitionType, isStatementType } from './lower-statement.ts';
import { errorUnitOf, unitOf } from './lower-unit.ts';
import { errorType, type NodeTypes } from './node-types.ts';
import { copySubtree, type SyntaxNode } from './syntax-node.ts';

/** The unit at these offsets of the file as it was before, if it would be lowered to the same again. */
export type Reuse = (start: number, end: number) => Unit | undefined;

export interface ModuleSource {
  readonly text: string;
  readonly types: NodeTypes;
  /** Whether the tree contains an error anywhere. */
  readonly hasError: boolean;
  readonly reuse: Reuse;
}

/** Classes nested deeper than this are lowered as a whole. */
const maxClassDepth = 40;

/** `cursor` stands on the root. */
export function lowerModule(cursor: TreeCursor, source: ModuleSource): ModuleIr {
  return { units: new ModuleLowering(source).children(cursor, 0), length: source.text.length };
}

class ModuleLowering {
  readonly #source: ModuleSource;

  constructor(source: ModuleSource) {
    this.#source = source;
  }

  /** The units among the children of the cursor's node, which is a module, a class body or an ERROR. `at` counts from the start of the file. */
  children(cursor: TreeCursor, depth: number): readonly PlacedUnit[] {
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
    if (type === errorType && depth < maxClassDepth) return [...this.children(cursor, depth + 1)];
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
    const known = this.#source.reuse(at, cursor.endIndex);
    if (known && !(this.#source.hasError && cursor.currentNode.hasError)) return { at, unit: known };
    const isClass = type === 'class_definition' || type === 'decorated_definition';
    const node = copySubtree(cursor, {
      types: this.#source.types,
      checkMissing: this.#source.hasError,
      ...(isClass && depth < maxClassDepth && { classBody: (body: TreeCursor) => this.children(body, depth + 1) }),
    });
    return { at, unit: unitOf(node, this.#source.text, depth) };
  }

  #copy(cursor: TreeCursor): SyntaxNode {
    return copySubtree(cursor, { types: this.#source.types, checkMissing: true });
  }

  #looseUnit(nodes: readonly SyntaxNode[]): PlacedUnit {
    return { at: nodes[0]?.start ?? 0, unit: errorUnitOf(nodes, this.#source.text) };
  }

  #typeOf(cursor: TreeCursor): string {
    return this.#source.types.names[cursor.nodeTypeId] ?? errorType;
  }
}
