/**
 * Names of the variables that hold what some constructor makes: by spelling, through aliases of the constructor, its
 * subclasses, functions that return one, and imports of the variable. A cheap gate; errs on the side of yes.
 */
import { namesLeadingTo } from '../../semantic/leading-names.ts';
import type { Program } from '../../semantic/program.ts';

/** Empty in programs that never call it. */
export function variablesOf(maker: string, program: Program): ReadonlySet<string> {
  const made = [...namesLeadingTo([maker], program)].flatMap((name) => program.mentions(name).map(({ call }) => call));
  return namesLeadingTo([...new Set(made.flatMap((call) => program.namesGiven(call)))], program);
}
