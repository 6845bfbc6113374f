/**
 * `map` with a coroutine function makes coroutines, which is right for `gather(*map(…))` and for tasks. Wrong is what
 * takes them for results: a sum, a text, a list that is only printed or counted. Errs on the side of silence: whatever
 * else is done with them may await them.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Statement } from '../../ir/statement.ts';
import { childrenOf, expressionsOf, forEachStatement, unwrap } from '../../ir/visit.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';

/** Need values, whatever they are given. */
const takers = /^(sum|min|max|sorted|any|all|print|str|repr|len)$/;
const collectors = /^(list|tuple|set)$/;

/** Whether nobody can await what the call of `map` in the function gives. */
export function isMappedInVain(call: Call, fn: FunctionSymbol): boolean {
  let isVain = false;
  forEachStatement(fn.ir.body, (statement) => {
    const name = keptUnder(statement, call);
    isVain ||= name === undefined ? [...expressionsOf(statement)].some((root) => isTaken(root, call)) : isOnlyTaken(name, fn);
  });
  return isVain;
}

/** `rows = list(map(…))` */
function keptUnder(statement: Statement, call: Call): string | undefined {
  if (statement.kind !== 'assign' || statement.targets.length !== 1 || !holds(statement.value, call)) return undefined;
  const [target] = statement.targets;
  return target?.kind === 'name' ? target.id : undefined;
}

/** It is the call, or a collection of what the call gives. */
function holds(node: Expression, call: Call): boolean {
  const value = unwrap(node);
  if (value === call) return true;
  return isNamed(value, collectors) && value.arguments.length === 1 && value.arguments[0]?.value === call;
}

const isTaken = (node: Expression, call: Call): boolean =>
  takenBy(node).some((value) => holds(value, call)) || [...childrenOf(node)].some((child) => isTaken(child, call));

/** Bound once, and every mention but that is of its length or its text. */
function isOnlyTaken(name: string, fn: FunctionSymbol): boolean {
  if (fn.scope.bindings.get(name)?.length !== 1 || fn.inside.length > 0) return false;
  let [mentioned, taken] = [0, 0];
  const visit = (node: Expression): void => {
    if (node.kind === 'name' && node.id === name) mentioned += 1;
    taken += takenBy(node).filter((value) => value.kind === 'name' && value.id === name).length;
    for (const child of childrenOf(node)) visit(child);
  };
  forEachStatement(fn.ir.body, (statement) => {
    for (const root of expressionsOf(statement)) visit(root);
  });
  return taken > 0 && mentioned === taken + 1;
}

function takenBy(node: Expression): readonly Expression[] {
  if (node.kind === 'fstring') return node.parts;
  return isNamed(node, takers) ? node.arguments.flatMap(({ value, star }) => (star === 0 ? [value] : [])) : [];
}

const isNamed = (node: Expression, names: RegExp): node is Call =>
  node.kind === 'call' && node.callee.kind === 'name' && names.test(node.callee.id);
