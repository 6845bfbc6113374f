/**
 * The same program with its functions in another order: neighbours without decorators change places, at the top of a
 * file and inside a class. Where the order means something (decorators, a name defined twice, a statement in between)
 * it stays.
 */
import type { PlacedUnit } from '../../server/src/ir/module.ts';
import type { Random } from '../support/random.ts';
import { parser } from './desk.ts';

interface Slot {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** Undefined where there is nothing to reorder. */
export function reordered(text: string, random: Random): string | undefined {
  const runs = runsOf(parser.parse(text).module.units, 0).filter((run) => run.length > 1);
  if (runs.length === 0) return undefined;
  const moves = runs.flatMap((run) => {
    const order = random.shuffled(run);
    return run.map((slot, index) => ({ slot, text: text.slice(order[index]?.start, order[index]?.end) }));
  });
  let result = text;
  for (const move of moves.sort((a, b) => b.slot.start - a.slot.start)) {
    result = result.slice(0, move.slot.start) + move.text + result.slice(move.slot.end);
  }
  return result;
}

/** Neighbouring functions of different names, of one file or of one class. */
function runsOf(units: readonly PlacedUnit[], base: number): readonly (readonly Slot[])[] {
  const runs: Slot[][] = [[]];
  const inner: (readonly Slot[])[] = [];
  for (const { at, unit } of units) {
    const { statement } = unit;
    if (statement.kind === 'class') inner.push(...runsOf(statement.cls.members, base + at));
    const isPlain = statement.kind === 'function' && statement.fn.decorators.length === 0 && !unit.hasError;
    if (isPlain) runs.at(-1)?.push({ start: base + at, end: base + at + unit.length, name: statement.fn.name });
    else runs.push([]);
  }
  return [...runs.filter((run) => new Set(run.map(({ name }) => name)).size === run.length), ...inner];
}
