/** How answers come to rest: what a cell keeps once it is right, alone or with the knot it is part of. */
import { type AnyAnalysis, Cell, unanswered } from './cell.ts';
import { same } from './same.ts';
import type { Source } from './source.ts';

/** What the members of a knot lean on: whoever changes, all are asked anew. */
export function knotOf(sources: readonly Source[]): Cell {
  const knot = new Cell(knots, {}, undefined, undefined);
  knot.state = 'clean';
  knot.settled = undefined;
  knot.subscribe(sources, []);
  return knot;
}

const knots: AnyAnalysis = { name: 'knot', compute: () => undefined, equals: () => false };

/** Questions that lead only to each other stay at the bottom: nobody has said anything. */
export const saysNothing = ({ analysis, provisional }: Cell): boolean =>
  analysis.bottom !== undefined && equal(analysis, analysis.bottom, provisional);

/** The answer so far is the answer; one equal to the last one is the last one. */
export function conclude(cell: Cell, sources: readonly Source[], orphans: Cell[]): void {
  const { analysis, settled, provisional } = cell;
  cell.provisional = undefined;
  cell.clear();
  cell.subscribe(sources, orphans);
  if (settled !== unanswered && equal(analysis, settled, provisional)) return;
  cell.settled = provisional;
  for (const reader of cell.readers) reader.spoil();
}

/** A step of its own, for the compiler to see that calls change states. */
export const isKept = (cell: Cell): boolean => cell.state === 'kept';
export const isClean = (cell: Cell): boolean => cell.state === 'clean';

export const equal = (analysis: AnyAnalysis, before: unknown, after: unknown): boolean =>
  analysis.equals?.(before, after) ?? same(before, after);
