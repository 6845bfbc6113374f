/**
 * Where in a suite a thread that was started can be joined. Early enough that results are not read before
 * the thread is done, late enough that nothing the thread may wait for (a `put`, a `set`, another start,
 * any unknown call) comes after the join. When in doubt it errs towards late: a join too late is of less
 * use, a join too early is a deadlock.
 */
import type { Expression } from '../ir/expression.ts';
import type { Statement } from '../ir/statement.ts';
import { blocksOf, expressionsOf, forEachExpression } from '../ir/visit.ts';
import type { Suite } from './navigate.ts';
import { isQuiet, isQuietExpression } from './quiet.ts';
import { fallsThrough, isExit } from './reachability.ts';

/** The index of the statement of `suite` below which the join belongs; `undefined` when the end is never reached. */
export function joinPlace({ statements }: Suite, start: number): number | undefined {
  const rest = statements.slice(start + 1).map((each) => each.statement);
  const end = rest.findIndex(isExit);
  const reached = end < 0 ? rest : rest.slice(0, end);
  if (reached.some((statement) => !fallsThrough(statement))) return undefined;
  const lastBusy = reached.findLastIndex((statement) => !isCalm(statement));
  const reader = reached.findIndex((statement, index) => index > lastBusy && readsSomething(statement));
  return start + (reader < 0 ? reached.length : reader);
}

/** Nothing in it can be what a running thread waits for. */
function isCalm(node: Statement): boolean {
  switch (node.kind) {
    case 'function':
    case 'class':
    case 'import':
    case 'import-from':
      return true;
    case 'assign':
      return node.targets.every(isLocal) && node.value.kind !== 'constant' && isQuietExpression(node.value);
    case 'augmented':
      return isLocal(node.target) && isQuietExpression(node.value);
    case 'assert':
    case 'if':
    case 'for':
      return (
        expressionsOf(node).every((each) => isQuietExpression(each)) && blocksOf(node).every((block) => block.statements.every(isCalm))
      );
    default:
      return isQuiet(node);
  }
}

const isLocal = (target: Expression): boolean => target.kind === 'name' || (target.kind === 'collection' && target.elements.every(isLocal));

/** Reads a variable or the clock, in itself or in a nested block; what is called does not count. */
function readsSomething(node: Statement): boolean {
  if (['function', 'class', 'import', 'import-from', 'global', 'nonlocal'].includes(node.kind)) return false;
  return expressionsOf(node).some(readsName) || blocksOf(node).some((block) => block.statements.some(readsSomething));
}

function readsName(root: Expression): boolean {
  let found = false;
  forEachExpression(root, (node) => {
    if (node.kind === 'name') found = true;
    if (node.kind !== 'call' || isClock(node.callee)) return !found;
    found ||= node.arguments.some((argument) => readsName(argument.value));
    return false;
  });
  return found;
}

const isClock = (callee: Expression): boolean =>
  callee.kind === 'attribute' && callee.object.kind === 'name' && callee.object.id === 'time';
