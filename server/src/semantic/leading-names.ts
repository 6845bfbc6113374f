/**
 * Names that may stand for one of some others: import aliases, assignments, subclasses, functions that return one.
 * A cheap question about spelling, asked before the dear one about values; it errs on the side of yes, except that
 * names made up at run time (`getattr`) are not seen (missed alarms).
 */
import { append } from '../base/multi-map.ts';
import type { Expression } from '../ir/expression.ts';
import { forEachStatement, unwrap } from '../ir/visit.ts';
import type { Program } from './program.ts';
import { type Binding, type FunctionSymbol, lastIdentifier, type ModuleSymbol } from './symbols.ts';

/** The seeds and every name that leads to them. */
export function namesLeadingTo(seeds: readonly string[], program: Program): ReadonlySet<string> {
  const others = otherNames(program);
  const found = new Set(seeds);
  const work = [...seeds];
  for (let name = work.pop(); name !== undefined; name = work.pop()) {
    for (const next of [...(others.get(name) ?? []), ...factoriesOf(name, program)]) {
      if (found.has(next)) continue;
      found.add(next);
      work.push(next);
    }
  }
  return found;
}

/** Name → the names that are bound to it, or derive from it. */
function otherNames(program: Program): ReadonlyMap<string, readonly string[]> {
  const others = new Map<string, string[]>();
  const add = (from: string | undefined, to: string): void => {
    if (from === undefined || from === to) return;
    append(others, from, to);
  };
  for (const module of program.files.values()) {
    for (const bindings of bindingMaps(module)) {
      for (const [name, list] of bindings) for (const binding of list) add(source(binding), name);
    }
    for (const cls of module.classes) for (const base of cls.ir.bases) add(lastIdentifier(base.value), cls.name);
  }
  return others;
}

const bindingMaps = (module: ModuleSymbol): readonly ReadonlyMap<string, readonly Binding[]>[] => [
  module.scope.bindings,
  ...module.functions.map((fn) => fn.scope.bindings),
  ...module.classes.flatMap((cls) => [cls.scope.bindings, cls.attributes]),
];

function source(binding: Binding): string | undefined {
  if (binding.kind === 'import') return binding.name;
  return binding.kind === 'value' ? lastIdentifier(unwrap(binding.value)) : undefined;
}

/** Functions that return what calling `name` gives. */
function factoriesOf(name: string, program: Program): readonly string[] {
  const functions = new Set(program.mentions(name).flatMap(({ scope }) => (scope.owner.kind === 'function' ? [scope.owner] : [])));
  return [...functions].filter((fn) => returnsCallOf(name, fn)).map((fn) => fn.name);
}

function returnsCallOf(name: string, fn: FunctionSymbol): boolean {
  const isCall = (node: Expression): boolean => {
    const value = unwrap(node);
    if (value.kind === 'call') return lastIdentifier(value.callee) === name;
    if (value.kind === 'boolean') return isCall(value.left) || isCall(value.right);
    if (value.kind === 'conditional') return isCall(value.body) || isCall(value.orElse);
    return (
      value.kind === 'name' && (fn.scope.bindings.get(value.id) ?? []).some((binding) => binding.kind === 'value' && isCall(binding.value))
    );
  };
  let found = false;
  forEachStatement(fn.ir.body, (statement) => {
    found ||= statement.kind === 'return' && statement.value !== undefined && isCall(statement.value);
  });
  return found;
}
