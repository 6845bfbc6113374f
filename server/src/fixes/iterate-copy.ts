/**
 * A loop or comprehension over a container walks along a copy: `for x in list(items):`. `at` lies in what is iterated.
 * Copying is one step for other threads under the GIL, and awaits nothing; without the GIL the copy needs the lock, too.
 */
import { contains } from '../base/span.ts';
import type { Expression } from '../ir/expression.ts';
import { expressionsOf, forEachExpression, unwrap } from '../ir/visit.ts';
import type { FixBuilder } from './fix.ts';
import { bindersOf } from './imports.ts';
import { isBroken, type Placed, pathAt, spanOf } from './navigate.ts';
import { replace } from './source.ts';

export const iterateCopy: FixBuilder = (context, at) => {
  const path = pathAt(context.module, at.start);
  const placed = path.at(-1)?.placed;
  const iterated = placed && !isBroken(path) ? iterables(placed).find((node) => contains(spanOf(placed, node), at)) : undefined;
  if (!placed || !iterated || isCopy(unwrap(iterated)) || bindersOf(context, path, 'list').length > 0) return undefined;
  const { start, end } = spanOf(placed, iterated);
  return [replace({ start, end: start }, 'list('), replace({ start: end, end }, ')')];
};

/** What the statement itself loops over, the loops of its comprehensions first. */
function iterables(placed: Placed): readonly Expression[] {
  const { statement } = placed;
  const found: Expression[] = [];
  for (const root of expressionsOf(statement)) {
    forEachExpression(root, (node) => {
      if (node.kind === 'comprehension') found.push(...node.clauses.filter(({ isAsync }) => !isAsync).map(({ iterable }) => iterable));
      return undefined;
    });
  }
  return statement.kind === 'for' && !statement.isAsync ? [...found, statement.iterable] : found;
}

const isCopy = (node: Expression): boolean =>
  node.kind === 'call' && node.callee.kind === 'name' && ['list', 'tuple', 'set', 'dict', 'sorted'].includes(node.callee.id);
