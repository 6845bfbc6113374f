/**
 * Names that may stand for one of some others: import aliases, assignments, subclasses, functions that return one.
 * A cheap question about spelling, asked before the dear one about values; it errs on the side of yes, except that
 * names made up at run time (`getattr`) are not seen (missed alarms).
 */
import type { Program } from './program.ts';

/** The seeds and every name that leads to them. */
export function namesLeadingTo(seeds: readonly string[], program: Program): ReadonlySet<string> {
  const found = new Set(seeds);
  const work = [...seeds];
  for (let name = work.pop(); name !== undefined; name = work.pop()) {
    for (const next of [...program.aliasesOf(name), ...program.factoriesNamed(name)]) {
      if (found.has(next)) continue;
      found.add(next);
      work.push(next);
    }
  }
  return found;
}
