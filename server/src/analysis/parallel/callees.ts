/**
 * The edges of the call graph as contexts travel them: the functions that a body runs to their end, on its own
 * thread of control. What it spawns is left out, though it is awaited on the spot. A method called on the object's
 * own receiver may be that of a subclass (class hierarchy analysis), as the object may be one.
 */
import { unwrap } from '../../ir/visit.ts';
import { ancestors } from '../../semantic/classes.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { type FunctionSymbol, receiverName } from '../../semantic/symbols.ts';
import { invocations } from '../calls/call-graph.ts';
import type { Invocation } from '../calls/invocations.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { spawnSites } from './spawn-sites.ts';

export interface Edge {
  readonly node: CfgNode;
  readonly invocation: Invocation;
  readonly callee: FunctionSymbol;
}

export const callees = defineAnalysis<Body, readonly Edge[]>({
  name: 'callees',
  compute: (body, context) => {
    const spawned = new Set(context.get(spawnSites, body).map(({ call }) => call));
    return context.get(invocations, body).flatMap(({ node, invocation }) => {
      const awaited = node.kind === 'await' && node.expression?.kind === 'await' ? unwrap(node.expression.value) : undefined;
      if (awaited?.kind === 'call' && awaited !== invocation.call && spawned.has(awaited)) return [];
      const own = invocation.receiver?.kind === 'name' && body.kind === 'function' && invocation.receiver.id === receiverName(body);
      const overrides = own ? overridesOf(invocation.callee, context) : [];
      return [invocation.callee, ...overrides].map((callee) => ({ node, invocation, callee }));
    });
  },
  equals: (before, after) =>
    before.length === after.length &&
    before.every(({ node, callee }, index) => node === after[index]?.node && callee === after[index]?.callee),
});

/** Methods of subclasses that stand in for `method`; a coroutine in place of a plain method is not run by the call. */
function overridesOf(method: FunctionSymbol, context: Context): readonly FunctionSymbol[] {
  const { cls, name, signature } = method;
  if (!cls) return [];
  return context.program
    .functionsNamed(name)
    .filter(
      (each) =>
        each.signature.isAsync === signature.isAsync &&
        each.cls &&
        each.cls !== cls &&
        ancestors(each.cls, context.evaluator).classes.includes(cls),
    );
}
