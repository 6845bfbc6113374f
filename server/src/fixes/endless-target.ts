/**
 * Whether the function a thread runs never ends: it has a loop without a condition and without a way out.
 * Joining such a thread hangs for ever. The target is looked up by name in the file; one that is not found
 * is taken to end.
 */
import type { Call, Expression } from '../ir/expression.ts';
import type { Statement } from '../ir/statement.ts';
import { expressionsOf, forEachExpression, forEachStatement } from '../ir/visit.ts';
import type { FixContext } from './fix.ts';
import { moduleSuite, type Placed, statementsIn } from './navigate.ts';
import { fallsThrough, isEndless } from './reachability.ts';

/** `statements` are those that may construct the thread. */
export function runsForEver({ module }: FixContext, statements: readonly Placed[]): boolean {
  const targets = new Set(statements.flatMap(({ statement }) => expressionsOf(statement).flatMap(targetsIn)));
  if (targets.size === 0) return false;
  return statementsIn([moduleSuite(module)], true).some(
    ({ statement }) => statement.kind === 'function' && targets.has(statement.fn.name) && statement.fn.body.statements.some(isEternal),
  );
}

/** `target=name` and `target=object.name` of the calls in an expression. */
function targetsIn(root: Expression): readonly string[] {
  const found: string[] = [];
  const note = ({ arguments: list }: Call): void => {
    for (const { keyword, value } of list) {
      if (keyword === 'target' && value.kind === 'name') found.push(value.id);
      if (keyword === 'target' && value.kind === 'attribute') found.push(value.name);
    }
  };
  forEachExpression(root, (node) => {
    if (node.kind === 'call') note(node);
    return true;
  });
  return found;
}

/** Also inside a `with` or a `try`. */
function isEternal(node: Statement): boolean {
  if (isEndless(node)) return !fallsThrough(node) && !leaves(node);
  return (node.kind === 'with' || node.kind === 'try') && node.body.statements.some(isEternal);
}

function leaves(loop: Statement): boolean {
  let found = false;
  forEachStatement({ statements: [loop] }, ({ kind }) => {
    found ||= kind === 'return' || kind === 'raise';
  });
  return found;
}
