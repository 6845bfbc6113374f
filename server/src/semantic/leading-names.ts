/**
 * Names that may stand for one of some others: import aliases, assignments, subclasses, functions that return one.
 * A cheap question about spelling, asked before the dear one about values; it errs on the side of yes, except that
 * names made up at run time (`getattr`) are not seen (missed alarms).
 */
import type { Expression } from '../ir/expression.ts';
import { forEachStatement, unwrap } from '../ir/visit.ts';
import type { Program } from './program.ts';
import { type FunctionSymbol, lastIdentifier } from './symbols.ts';

/** The seeds and every name that leads to them. */
export function namesLeadingTo(seeds: readonly string[], program: Program): ReadonlySet<string> {
  const found = new Set(seeds);
  const work = [...seeds];
  for (let name = work.pop(); name !== undefined; name = work.pop()) {
    for (const next of [...program.aliasesOf(name), ...factoriesOf(name, program)]) {
      if (found.has(next)) continue;
      found.add(next);
      work.push(next);
    }
  }
  return found;
}

/** Functions that return what calling `name` gives. */
function factoriesOf(name: string, program: Program): readonly string[] {
  const functions = new Set(program.mentions(name).flatMap(({ scope }) => (scope.owner.kind === 'function' ? [scope.owner] : [])));
  return [...functions].filter((fn) => returnsCallOf(name, fn)).map((fn) => fn.name);
}

function returnsCallOf(name: string, fn: FunctionSymbol): boolean {
  // `x = x or make()` leads back to itself.
  const asked = new Set<string>();
  const isCall = (node: Expression): boolean => {
    const value = unwrap(node);
    if (value.kind === 'call') return lastIdentifier(value.callee) === name;
    if (value.kind === 'boolean') return isCall(value.left) || isCall(value.right);
    if (value.kind === 'conditional') return isCall(value.body) || isCall(value.orElse);
    if (value.kind !== 'name' || asked.has(value.id)) return false;
    asked.add(value.id);
    return (fn.scope.bindings.get(value.id) ?? []).some((binding) => binding.kind === 'value' && isCall(binding.value));
  };
  let found = false;
  forEachStatement(fn.ir.body, (statement) => {
    found ||= statement.kind === 'return' && statement.value !== undefined && isCall(statement.value);
  });
  return found;
}
