/** Whether an event can raise. Opaque calls can; known getters and functions of the program that only call such cannot. Subscripts and arithmetic are taken not to (missed alarms). */

import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { reachable } from '../../semantic/flow/cfg.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import type { Value } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { lockEvents } from '../locks/lock-events.ts';
import { controlFlow } from './control-flow.ts';

/** Calls through functions of the program are followed this deep. */
const deepest = 3;

/** Ids of the nodes of a body that have an exception edge but do not raise. */
export const quietNodes = defineAnalysis<Body, ReadonlySet<number>>({
  name: 'quiet-nodes',
  compute: (body, context) => quiet(body, context, 0),
});

function quiet(body: Body, context: Context, depth: number): ReadonlySet<number> {
  const events = context.get(lockEvents, body);
  const { nodes } = context.get(controlFlow, body);
  return new Set(
    nodes
      .filter((node) => (events.has(node.id) && node.kind !== 'leave') || (node.kind === 'call' && callIsQuiet(node, body, context, depth)))
      .map((node) => node.id),
  );
}

function callIsQuiet(node: CfgNode, body: Body, context: Context, depth: number): boolean {
  if (node.expression?.kind !== 'call') return false;
  const { values } = context.evaluator.evaluate(node.expression.callee, body.scope);
  return values.length > 0 && values.every((value) => valueIsQuiet(value, context, depth));
}

function valueIsQuiet(value: Value, context: Context, depth: number): boolean {
  const name = qualifiedNameOf(value);
  if (name !== undefined) return context.models.neverRaises(name);
  if (value.kind !== 'function' && value.kind !== 'bound') return false;
  if (value.fn.signature.isAsync || value.fn.signature.isGenerator) return true;
  return depth < deepest && !canRaise(value.fn, context, depth + 1);
}

function canRaise(body: Body, context: Context, depth: number): boolean {
  const cfg = context.get(controlFlow, body);
  const silent = quiet(body, context, depth);
  return reachable([cfg.entry], (from, edge) => edge.kind !== 'exception' || !silent.has(from.id)).has(cfg.raised);
}
