/** Asks a unit about syntax errors, the members of a class included. */
import type { Unit } from '../ir/module.ts';

export function isClean({ statement, hasError }: Unit): boolean {
  if (hasError) return false;
  return statement.kind !== 'class' || statement.cls.members.every(({ unit }) => isClean(unit));
}
