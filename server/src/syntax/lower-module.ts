/**
 * Lowers a tree to a module, one unit at a step: a cursor stands on each statement of the module or of a class body,
 * and `reuse` may answer with the unit it was before, so that its subtree is not walked.
 *
 * Broken text. Tree-sitter may wrap several statements, even the whole file, in an ERROR node. Definitions,
 * and statements at the left margin of the module, that are whole inside it become units as if the ERROR
 * were not there; the rest becomes `error` statements. A statement that is indented there stays inside the
 * `error`: it may belong to a function whose header does not parse. Where a broken unit has swallowed its
 * neighbours, the text is cut and parsed in pieces (see `recover-units.ts`). Errs towards missed alarms.
 */
import type { ModuleIr, PlacedUnit } from '../ir/module.ts';
import { isDefinitionType, isStatementType } from './lower-statement.ts';
import { errorUnitOf, unitOf } from './lower-unit.ts';
import { errorType, type NodeTypes } from './node-types.ts';
import { type Reuse, reuseInside } from './piece-reuse.ts';
import { type Piece, recoverUnits } from './recover-units.ts';
import { type Surroundings, withHeaderOf } from './reuse.ts';
import { finished, type Steps } from './steps.ts';
import { copySubtree, type SyntaxNode } from './syntax-node.ts';
import type { TreeCursor } from './tree-cursor.ts';

export interface ModuleSource {
  readonly text: string;
  readonly types: NodeTypes;
  /** Whether the tree contains an error anywhere. */
  readonly hasError: boolean;
  readonly reuse: Reuse;
  /** Units that no edit touches, where neither this tree nor the one they are from contains an error. */
  readonly around?: Surroundings | undefined;
  /** Parses a piece of text by itself and runs `lower` with a cursor on its root. */
  readonly parsePiece: <T>(text: string, lower: (cursor: TreeCursor, hasError: boolean) => T) => T;
}

/** How often all of a broken text may be parsed again, in pieces. */
const reparseFactor = 4;
/** Classes and pieces nested deeper than this are lowered as a whole. */
const maxDepth = 40;

/** `cursor` stands on the root. */
export function* lowerModule(cursor: TreeCursor, source: ModuleSource): Steps<ModuleIr> {
  const { length } = source.text;
  const lowering = new ModuleLowering(source, { left: reparseFactor * length });
  return { units: yield* source.around ? lowering.change(cursor, source.around) : lowering.units(cursor, 0), length };
}

const endOf = (placed: PlacedUnit | undefined): number => (placed ? placed.at + placed.unit.length : -1);

class ModuleLowering {
  readonly #source: ModuleSource;
  readonly #budget: { left: number };

  constructor(source: ModuleSource, budget: { left: number }) {
    this.#source = source;
    this.#budget = budget;
  }

  /** The units of a text, with the cursor on the root of its tree. `at` counts from the start of the text. */
  *units(cursor: TreeCursor, depth: number): Steps<readonly PlacedUnit[]> {
    const units = yield* this.#collect(cursor, depth);
    if (!this.#source.hasError) return units;
    const { text, reuse } = this.#source;
    const lower = (piece: Piece, level: number): readonly PlacedUnit[] => this.#piece(piece, level);
    return yield* recoverUnits(units, text.length, { text, reuse: reuse.from, lower, depth, budget: this.#budget });
  }

  /**
   * The units of a text without errors of which most is as it was: what is far from the change is not looked at. The
   * last unit before it is, since an `else` may have come to it, and behind it all until two in a row are as they were.
   */
  *change(cursor: TreeCursor, { before, behind }: Surroundings): Steps<readonly PlacedUnit[]> {
    const units = before.slice(0, -1);
    if (!cursor.toFirstChildBehind(endOf(units.at(-1)))) return units;
    while (endOf(units.at(-1)) > cursor.start) units.pop();
    let next = 0;
    let inARow = 0;
    do {
      if (this.#kindOf(cursor, false, 0) === 'nothing') continue;
      while ((behind[next]?.at ?? cursor.start) < cursor.start) next += 1;
      const known = behind[next];
      const isSame = known?.at === cursor.start && endOf(known) === cursor.end;
      inARow = isSame ? inARow + 1 : 0;
      if (inARow === 2) return [...units, ...behind.slice(next)];
      units.push(isSame ? known : (this.#known(cursor) ?? (yield* this.#unit(cursor, 0))));
    } while (cursor.toNextSibling());
    return units;
  }

  /** Those of the children of the cursor's node: a module, an ERROR in its place, or a class body. */
  *#collect(cursor: TreeCursor, depth: number): Steps<readonly PlacedUnit[]> {
    const broken = this.#typeOf(cursor) === errorType;
    if (!cursor.toFirstChild()) return broken ? [this.#looseUnit([this.#copy(cursor)])] : [];
    const units: PlacedUnit[] = [];
    let loose: SyntaxNode[] = [];
    do {
      const kind = this.#kindOf(cursor, broken, depth);
      if (kind === 'loose') loose.push(this.#copy(cursor));
      if (kind === 'loose' || kind === 'nothing') continue;
      if (loose.length > 0) units.push(this.#looseUnit(loose));
      loose = [];
      if (kind === 'group') units.push(...(yield* this.#collect(cursor, depth + 1)));
      else units.push(this.#known(cursor) ?? (yield* this.#unit(cursor, depth)));
    } while (cursor.toNextSibling());
    cursor.toParent();
    return loose.length > 0 ? [...units, this.#looseUnit(loose)] : units;
  }

  #kindOf(cursor: TreeCursor, broken: boolean, depth: number): 'group' | 'unit' | 'loose' | 'nothing' {
    const type = this.#typeOf(cursor);
    if (type === errorType && depth < maxDepth) return 'group';
    if (type === 'comment' || type === 'line_continuation') return 'nothing';
    if (broken) return this.#isWhole(cursor, type) ? 'unit' : 'loose';
    return this.#source.types.named[cursor.typeId] === false ? 'nothing' : 'unit';
  }

  /** Whether a child of an ERROR is a unit by itself. */
  #isWhole(cursor: TreeCursor, type: string): boolean {
    if (isDefinitionType(type)) return true;
    return isStatementType(type) && /^$|[\n\r\uFEFF]/.test(this.#source.text.charAt(cursor.start - 1));
  }

  #known(cursor: TreeCursor): PlacedUnit | undefined {
    const unit = this.#source.reuse.at(cursor.start, cursor.end);
    return unit && !(this.#source.hasError && cursor.hasError) ? { at: cursor.start, unit } : undefined;
  }

  *#unit(cursor: TreeCursor, depth: number): Steps<PlacedUnit> {
    const { text, types, reuse } = this.#source;
    const at = cursor.start;
    const members = depth < maxDepth ? yield* this.#members(cursor, depth) : undefined;
    const unit = unitOf(copySubtree(cursor, { text, types, members }), text, depth);
    const before = reuse.statementAt(at);
    yield;
    return { at, unit: before ? withHeaderOf(before, unit) : unit };
  }

  /** The members of the class (decorated or not) the cursor stands on; undefined for anything else. */
  *#members(cursor: TreeCursor, depth: number): Steps<readonly PlacedUnit[] | undefined> {
    const type = this.#typeOf(cursor);
    const inner = type === 'decorated_definition' ? 'class_definition' : type === 'class_definition' ? 'block' : undefined;
    if (inner === undefined || !this.#toChild(cursor, inner)) return undefined;
    const members = inner === 'block' ? yield* this.#collect(cursor, depth + 1) : yield* this.#members(cursor, depth);
    cursor.toParent();
    return members;
  }

  /** Moves to the first child of this type; stays where there is none. */
  #toChild(cursor: TreeCursor, type: string): boolean {
    if (!cursor.toFirstChild()) return false;
    do {
      if (this.#typeOf(cursor) === type) return true;
    } while (cursor.toNextSibling());
    cursor.toParent();
    return false;
  }

  #copy(cursor: TreeCursor): SyntaxNode {
    return copySubtree(cursor, { text: this.#source.text, types: this.#source.types });
  }

  #looseUnit(nodes: readonly SyntaxNode[]): PlacedUnit {
    return { at: nodes[0]?.start ?? 0, unit: errorUnitOf(nodes, this.#source.text) };
  }

  #typeOf(cursor: TreeCursor): string {
    return this.#source.types.names[cursor.typeId] ?? errorType;
  }

  /** The units of a piece of the text, parsed by itself between two lines of other text. */
  #piece(piece: Piece, depth: number): readonly PlacedUnit[] {
    const { text: whole, reuse, parsePiece } = this.#source;
    const header = piece.header ?? '';
    const shift = piece.start - header.length;
    const text = header + whole.slice(piece.start, piece.end) + (piece.footer ?? '');
    const known = reuseInside(reuse, { start: header.length, end: piece.end - shift }, shift);
    const units = parsePiece(text, (cursor, hasError) =>
      finished(new ModuleLowering({ ...this.#source, text, hasError, reuse: known }, this.#budget).units(cursor, depth)),
    );
    return units.map(({ at, unit }) => ({ at: at + shift, unit }));
  }
}
