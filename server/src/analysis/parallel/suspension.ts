/**
 * Suspension points of a coroutine: where other tasks of its event loop may run. `await`, `async for`, `async with`
 * and, in an async generator, `yield`. An await of a coroutine of the program that never suspends itself is none.
 * Errs on the side of suspending: what is awaited and not known may suspend.
 */
import type { Expression } from '../../ir/expression.ts';
import { unwrap } from '../../ir/visit.ts';
import { findMethod } from '../../semantic/classes.ts';
import { type CfgNode, reachable } from '../../semantic/flow/cfg.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';

/** In the order of nodes. */
export const suspensionPoints = defineAnalysis<Body, readonly CfgNode[]>({
  name: 'suspension-points',
  compute: (body, context) =>
    body.kind === 'function' && body.signature.isAsync
      ? context.get(controlFlow, body).nodes.filter((node) => suspends(node, body, context))
      : [],
  bottom: [],
});

/** A suspension point on some way from one node to the other that comes by neither of them again. */
export function suspensionBetween(body: Body, from: CfgNode, to: CfgNode, context: Context): CfgNode | undefined {
  const onwards = (node: CfgNode): ReadonlySet<CfgNode> =>
    reachable(
      node.edges.map((edge) => edge.to),
      (each) => each !== from && each !== to,
    );
  const after = onwards(from);
  return context.get(suspensionPoints, body).find((point) => point !== from && point !== to && after.has(point) && onwards(point).has(to));
}

function suspends(node: CfgNode, body: FunctionSymbol, context: Context): boolean {
  switch (node.kind) {
    case 'yield':
      return body.signature.isGenerator;
    case 'await':
      return node.expression?.kind === 'await' ? awaitSuspends(unwrap(node.expression.value), body, context) : true;
    case 'enter':
    case 'leave':
      return node.isAsync === true && managerSuspends(node, body, context);
    default:
      return false;
  }
}

function awaitSuspends(awaited: Expression, body: FunctionSymbol, context: Context): boolean {
  const { values, open } = context.evaluator.evaluate(awaited, body.scope);
  if (open || values.length === 0) return true;
  return values.some((value) => value.kind !== 'coroutine' || context.get(suspensionPoints, value.fn).length > 0);
}

/** The `__aenter__` and `__aexit__` of the program are looked into. */
function managerSuspends(node: CfgNode, body: FunctionSymbol, context: Context): boolean {
  const { values, open } = node.item ? context.evaluator.evaluate(node.item.context, body.scope) : { values: [], open: true };
  const [value] = values;
  if (open || values.length !== 1 || value?.kind !== 'object') return true;
  const method = findMethod(value.cls, node.kind === 'enter' ? '__aenter__' : '__aexit__', context.evaluator);
  return !method || context.get(suspensionPoints, method).length > 0;
}
