/**
 * Keeps a syntax error inside the definition it was made in. Each broken unit is looked at together with what
 * follows it, up to the next whole unit at its margin or left of it; where the text says that definitions start in
 * between (see `cut-points.ts`), it is cut there and each piece is parsed by itself. A class whose header can be
 * read keeps its members, whatever is broken in one of them.
 *
 * Errs towards missed alarms: what still does not parse stays an `error`.
 */

import type { PlacedUnit, Unit } from '../ir/module.ts';
import { classHeader, cutPoints, followsDecorator, lineStart, marginOf, skipBlank } from './cut-points.ts';
import type { Steps } from './steps.ts';
import { markStrays, unreadableUnit } from './stray-units.ts';
import { isClean } from './unit-errors.ts';

/** A part of the text, to be parsed with `header` before and `footer` behind it. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly header?: string;
  readonly footer?: string;
}

export interface PieceLowering {
  readonly text: string;
  /** The unit that started there before, is as it was, and ends at or before the limit. */
  readonly reuse: (start: number, limit: number) => Unit | undefined;
  /** Places count from the start of the text. */
  readonly lower: (piece: Piece, depth: number) => readonly PlacedUnit[];
  /** How many classes and pieces the text lies in. */
  readonly depth: number;
  /** How many characters may still be parsed a second time; pieces of pieces would otherwise multiply. */
  readonly budget: { left: number };
}

/** Errors in classes nested deeper than this are not kept apart. */
const maxDepth = 8;

/** `end`: where the last unit's text ends at the latest. */
export function* recoverUnits(units: readonly PlacedUnit[], end: number, pieces: PieceLowering): Steps<readonly PlacedUnit[]> {
  if (pieces.depth > maxDepth || pieces.budget.left <= 0) return units;
  const result: PlacedUnit[] = [];
  for (let index = 0; index < units.length; ) {
    const next = zoneEnd(units, index, pieces);
    result.push(...(yield* recoverZone(units.slice(index, next), units[next]?.at ?? end, pieces)));
    index = next;
  }
  return markStrays(result, pieces.text);
}

function zoneEnd(units: readonly PlacedUnit[], from: number, { text }: PieceLowering): number {
  const first = units[from];
  if (!first || isClean(first.unit)) return from + 1;
  const margin = marginOf(text, first.at) ?? 0;
  for (let index = from + 1; index < units.length; index += 1) {
    const placed = units[index];
    const indent = placed && isClean(placed.unit) ? marginOf(text, placed.at) : undefined;
    if (placed && indent !== undefined && indent <= margin && !followsDecorator(text, placed.at)) return index;
  }
  return units.length;
}

function* recoverZone(zone: readonly PlacedUnit[], end: number, pieces: PieceLowering): Steps<readonly PlacedUnit[]> {
  const [first, ...others] = zone;
  if (!first || (others.length === 0 && isClean(first.unit))) return zone;
  const cuts = cutPoints(pieces.text, first.at, end);
  if (cuts.length > 0) return yield* inSteps(partsOf(zone, cuts, end), (part) => recoverPart(part, pieces));
  const rebuilt = yield* rebuildClass(zone, first.at, end, pieces);
  return rebuilt ?? [yield* recoverMembers(first, pieces), ...(yield* recoverUnits(others, end, pieces))];
}

function* inSteps<T>(items: readonly T[], recover: (item: T) => Steps<readonly PlacedUnit[]>): Steps<readonly PlacedUnit[]> {
  const units: PlacedUnit[] = [];
  for (const item of items) {
    units.push(...(yield* recover(item)));
    yield;
  }
  return units;
}

interface Part {
  readonly units: readonly PlacedUnit[];
  readonly start: number;
  readonly end: number;
}

function partsOf(zone: readonly PlacedUnit[], cuts: readonly number[], zoneEnd: number): readonly Part[] {
  const bounds = [zone[0]?.at ?? zoneEnd, ...cuts, zoneEnd];
  return bounds.slice(0, -1).map((start, index) => {
    const end = bounds[index + 1] ?? zoneEnd;
    return { units: zone.filter(({ at }) => start <= at && at < end), start, end };
  });
}

/** A part that is one unit already, no longer than the part, need not be parsed again. */
function* recoverPart({ units, start, end }: Part, pieces: PieceLowering): Steps<readonly PlacedUnit[]> {
  const [first, ...others] = units;
  const fits = first && others.length === 0 && first.at === start && start + first.unit.length <= end;
  return fits ? yield* recoverZone(units, end, pieces) : yield* lowerPiece(start, end, pieces);
}

/** Only when the class itself ends where it should is it time to look into it. */
function* recoverMembers(placed: PlacedUnit, pieces: PieceLowering): Steps<PlacedUnit> {
  const { at: start, unit } = placed;
  if (unit.statement.kind !== 'class' || isClean(unit)) return placed;
  const members = unit.statement.cls.members.map(({ at, unit: member }) => ({ at: start + at, unit: member }));
  const recovered = yield* recoverUnits(members, start + unit.length, deeper(pieces));
  return withMembers(placed, recovered, start + unit.length);
}

const deeper = (pieces: PieceLowering): PieceLowering => ({ ...pieces, depth: pieces.depth + 1 });

function* lowerPiece(start: number, end: number, pieces: PieceLowering): Steps<readonly PlacedUnit[]> {
  pieces.budget.left -= end - start;
  const known = reusedUnits(start, end, pieces);
  if (known) return known;
  const units = lowerIndented(start, end, pieces) ?? pieces.lower({ start, end }, pieces.depth + 1);
  return (yield* rebuildClass(units, start, end, pieces)) ?? units;
}

/** All of the piece, where every unit in it is as it was. */
function reusedUnits(start: number, end: number, { text, reuse }: PieceLowering): readonly PlacedUnit[] | undefined {
  const units: PlacedUnit[] = [];
  const margin = marginOf(text, start);
  for (let at = start; at < end; ) {
    const unit = marginOf(text, at) === margin ? reuse(at, end) : undefined;
    if (!unit) return undefined;
    units.push({ at, unit });
    at = skipBlank(text, at + unit.length);
  }
  return units;
}

/** An indented piece is parsed as the body of a class, so that its indentation is right. */
function lowerIndented(start: number, end: number, pieces: PieceLowering): readonly PlacedUnit[] | undefined {
  const from = lineStart(pieces.text, start);
  if (from === start) return undefined;
  const [owner, ...others] = pieces.lower({ start: from, end, header: 'class _:\n' }, pieces.depth + 1);
  if (owner?.unit.statement.kind !== 'class' || others.length > 0) return undefined;
  if (owner.unit.hasError) return [unreadableUnit(pieces.text, start, end)];
  return owner.unit.statement.cls.members.map(({ at, unit }) => ({ at: owner.at + at, unit }));
}

/** Where a class lost its own node to an error in a member: reads the header alone and the members piece by piece. */
function* rebuildClass(
  units: readonly PlacedUnit[],
  start: number,
  end: number,
  pieces: PieceLowering,
): Steps<readonly PlacedUnit[] | undefined> {
  const [first, ...others] = units;
  const isClass = others.length === 0 && first?.unit.statement.kind === 'class' && !first.unit.hasError;
  if (isClass || pieces.depth > maxDepth || pieces.budget.left <= 0) return undefined;
  const header = classHeader(pieces.text, start, end);
  if (!header) return undefined;
  const [owner, ...rest] = pieces.lower({ start, end: header.end, footer: '\n\t\t\t\t\t\t\t\t\t\tpass\n' }, pieces.depth + 1);
  if (owner?.unit.statement.kind !== 'class' || rest.length > 0 || owner.unit.hasError) return undefined;
  const starts = [header.body, ...cutPoints(pieces.text, header.body, end)];
  const spans = starts.map((from, index) => ({ start: from, end: starts[index + 1] ?? end }));
  const members = yield* inSteps(spans, (span) => lowerPiece(span.start, span.end, deeper(pieces)));
  return [withMembers(owner, members, header.end)];
}

function withMembers({ at: start, unit }: PlacedUnit, members: readonly PlacedUnit[], headerEnd: number): PlacedUnit {
  const last = members.at(-1);
  const length = (last ? last.at + last.unit.length : headerEnd) - start;
  if (unit.statement.kind !== 'class') return { at: start, unit };
  const cls = { ...unit.statement.cls, end: length, members: members.map(({ at, unit: member }) => ({ at: at - start, unit: member })) };
  return { at: start, unit: { ...unit, length, statement: { ...unit.statement, end: length, cls } } };
}
