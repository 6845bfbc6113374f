/**
 * The module after edits inside one statement of it, or of a class in it, by a parse of that statement alone: tree-sitter
 * takes time in proportion to the file to take in an edit of a few characters, a small statement by itself is read many
 * times faster.
 *
 * Where a statement starts a line and parses without an error, and so do those around it, a block is one after the other.
 * So that its end is read as before the next statement, another one is put behind it; whatever does not come out as that
 * statement at that place (an open bracket or quote, an `else` without its `if`) is left to a parse of the file.
 */
import type { Characters } from '../base/edited-text.ts';
import type { ModuleIr, PlacedUnit, Unit } from '../ir/module.ts';
import type { ClassStatement } from '../ir/statement.ts';
import { type AlonePlace, alonePlace } from './alone-place.ts';
import { lowerModule } from './lower-module.ts';
import type { NodeTypes } from './node-types.ts';
import { type PieceTools, parsePiece } from './parse-piece.ts';
import { reuseInside } from './piece-reuse.ts';
import type { UnitMemory } from './reuse.ts';
import { finished } from './steps.ts';
import { isClean } from './unit-errors.ts';

/** A statement longer than this part of the file is not read faster by itself. */
const mostShare = 1 / 128;
/** For an edit of the first line of a block tree-sitter reads much of a large class again, at times all of it. */
const mostShareOfFirstLine = 1 / 8;
const fewestCharacters = 256;
/** Of the line that is edited and the one above, more is not looked at. */
const longestLine = 400;

type AloneTools = PieceTools & { readonly types: NodeTypes };

/** `memory` has the units of a text without errors and the edits since; undefined where the file has to be parsed. */
export function lowerAlone(text: Characters, memory: UnitMemory, tools: AloneTools): ModuleIr | undefined {
  const { edit, levels } = memory.edited();
  const share = isInFirstLine(text, edit.start) ? mostShareOfFirstLine : mostShare;
  const place = alonePlace(text, levels, edit, Math.max(fewestCharacters, text.length * share));
  if (!place) return undefined;
  const found = unitsOf(place, memory, tools);
  const units = found?.every(({ unit }) => isClean(unit)) ? inPlace(place, 0, found, place.offset) : undefined;
  return units && { units, length: text.length };
}

/** Whether the line above opens a block. */
const isInFirstLine = (text: Characters, offset: number): boolean =>
  /:[ \t]*(?:#[^\n]*)?\n\s*[^\n]*$/.test(text.slice(Math.max(0, offset - longestLine), offset));

function unitsOf({ piece: text, own, offset }: AlonePlace, memory: UnitMemory, tools: AloneTools): readonly PlacedUnit[] | undefined {
  const lower = (cursor: Parameters<typeof lowerModule>[0]): ModuleIr =>
    finished(
      lowerModule(cursor, {
        text,
        types: tools.types,
        hasError: false,
        reuse: reuseInside(memory, own, offset),
        parsePiece: (inner, then) => parsePiece(inner, then, tools),
      }),
    );
  return parsePiece(text, (cursor, hasError) => (hasError ? undefined : lower(cursor).units), tools);
}

/** The units of one level, with those found in place of the one that is edited; `base` is the offset in the file that those found count from. */
function inPlace(place: AlonePlace, depth: number, found: readonly PlacedUnit[], base: number): readonly PlacedUnit[] | undefined {
  const level = place.levels[depth];
  const edited = level?.units[level.index];
  const own = ownUnits(place, depth, found, base);
  const [first] = own ?? [];
  if (!level || !edited || !own || !first) return undefined;
  const moved = base - level.base;
  const unit = depth < place.levels.length - 1 ? classInPlace(place, depth, first, base) : first.at + moved === edited.at && first.unit;
  if (!unit) return undefined;
  const { index, units } = level;
  return units.slice(0, index).concat({ at: edited.at, unit }, placed(own.slice(1), moved), placed(units.slice(index + 1), place.shift));
}

/** Without the statement that stands for the one behind; undefined where it, or the end of a class, is not where it should be. */
function ownUnits(
  { open, own, offset }: AlonePlace,
  depth: number,
  found: readonly PlacedUnit[],
  base: number,
): readonly PlacedUnit[] | undefined {
  if (depth > open) return found;
  if (depth < open) return found.length === 1 ? found : undefined;
  const last = found.at(-1);
  const isNext = last?.unit.statement.kind === 'pass' && last.at + base === own.end + offset;
  return isNext ? found.slice(0, -1) : undefined;
}

const placed = (units: readonly PlacedUnit[], moved: number): readonly PlacedUnit[] =>
  moved === 0 ? units : units.map(({ at, unit }) => ({ at: at + moved, unit }));

/** The class as it was, with its members as they are now; where it ends in the piece, that is its end. */
function classInPlace(place: AlonePlace, depth: number, { at, unit: found }: PlacedUnit, base: number): Unit | undefined {
  const level = place.levels[depth];
  const before = level?.units[level.index];
  if (!level || before?.unit.statement.kind !== 'class' || found.statement.kind !== 'class') return undefined;
  const start = base + at;
  const members = inPlace(place, depth + 1, found.statement.cls.members, start);
  const length = depth < place.open ? before.unit.length + place.shift : start + found.length - (level.base + before.at);
  return members && withMembers(before.unit, before.unit.statement, members, length);
}

const withMembers = (unit: Unit, statement: ClassStatement, members: readonly PlacedUnit[], length: number): Unit => ({
  ...unit,
  length,
  statement: { ...statement, end: length, cls: { ...statement.cls, end: length, members } },
});
