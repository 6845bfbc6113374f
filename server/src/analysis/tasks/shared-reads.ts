/** What a coroutine's expressions read that other tasks may have, and where they wait. By the text alone. */
import type { Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import { forEachExpression, someExpression } from '../../ir/visit.ts';
import { type FunctionSymbol, receiverName } from '../../semantic/symbols.ts';

export function awaitIn(root: Expression): Expression | undefined {
  let found: Expression | undefined;
  forEachExpression(root, (node) => {
    if (node.kind === 'await') found ??= node;
    return found === undefined;
  });
  return found;
}

export function mentions(root: Expression, text: string): boolean {
  return someExpression(root, (node) => (node.kind === 'name' || node.kind === 'attribute') && render(node) === text);
}

/** `self.x`, or a name that the function declares global. */
export function isShared(node: Expression, fn: FunctionSymbol): boolean {
  if (node.kind === 'name') return fn.scope.globals.has(node.id);
  return node.kind === 'attribute' && node.object.kind === 'name' && node.object.id === receiverName(fn);
}
