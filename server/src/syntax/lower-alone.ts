/**
 * The module after edits inside one statement of it, by a parse of that statement alone: tree-sitter takes time in
 * proportion to the file to take in an edit of a few characters, a small statement by itself is read many times faster.
 *
 * Where a statement starts at the margin and parses without an error, and so do those around it, the file is one after
 * the other. So that its end is read as before the next statement, another one is put behind it; whatever does not come
 * out as that statement at that place (an open bracket or quote, an `else` without its `if`) is left to a parse of the file.
 */
import type { ModuleIr, PlacedUnit } from '../ir/module.ts';
import { lowerModule } from './lower-module.ts';
import type { NodeTypes } from './node-types.ts';
import { type PieceTools, parsePiece } from './parse-piece.ts';
import type { UnitMemory } from './reuse.ts';
import { finished } from './steps.ts';
import { isClean } from './unit-errors.ts';

/** A statement longer than this part of the file is not read faster by itself. */
const mostShare = 1 / 128;
const fewestCharacters = 256;

/** Stands for the statement behind. */
const next = 'pass\n';

/** `memory` has the units of a text without errors and the edits since; undefined where the file has to be parsed. */
export function lowerAlone(text: string, memory: UnitMemory, tools: PieceTools & { readonly types: NodeTypes }): ModuleIr | undefined {
  const stretch = memory.stretch(text.length);
  if (!stretch || stretch.end - stretch.start > Math.max(fewestCharacters, text.length * mostShare)) return undefined;
  const { before, behind, start, end } = stretch;
  const isMargin = (offset: number): boolean => offset === 0 || text[offset - 1] === '\n';
  if (!isMargin(start) || !isMargin(end)) return undefined;
  const units = unitsAlone(text.slice(start, end), start, memory, tools);
  return units && { units: [...before, ...units.map(({ at, unit }) => ({ at: at + start, unit })), ...behind], length: text.length };
}

/** The units of a piece that starts at `base` in the text. */
function unitsAlone(
  piece: string,
  base: number,
  memory: UnitMemory,
  tools: PieceTools & { readonly types: NodeTypes },
): readonly PlacedUnit[] | undefined {
  const text = piece + next;
  const reuse = {
    at: (start: number, end: number) => memory.at(start + base, end + base),
    from: (start: number, limit: number) => memory.from(start + base, limit + base),
    statementAt: (start: number) => memory.statementAt(start + base),
  };
  const lowered = parsePiece(
    text,
    (cursor, hasError) =>
      hasError
        ? undefined
        : finished(
            lowerModule(cursor, {
              text,
              types: tools.types,
              hasError,
              reuse,
              parsePiece: (inner, lower) => parsePiece(inner, lower, tools),
            }),
          ),
    tools,
  );
  const units = lowered?.units ?? [];
  const last = units.at(-1);
  const isWhole = units[0]?.at === 0 && last?.at === piece.length && last.unit.statement.kind === 'pass';
  return isWhole && units.length > 1 && units.every(({ unit }) => isClean(unit)) ? units.slice(0, -1) : undefined;
}
