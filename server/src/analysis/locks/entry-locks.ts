/** Locks held when a function starts, whoever calls it: those that the decorator around it takes. */
import { contains } from '../../base/span.ts';
import { unwrap } from '../../ir/visit.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { wrappersOf } from '../calls/decorators.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import type { AccessPath } from '../objects/access-path.ts';
import { pathKey } from '../objects/access-path.ts';
import { type LockEvent, lockEvents } from './lock-events.ts';
import type { LockSet } from './lock-set.ts';

const none: LockSet = new Map();

export const entryLocks = defineAnalysis<Body, LockSet>({
  name: 'entry-locks',
  compute: (body, context) =>
    body.kind === 'function' ? new Map(wrappersOf(body, context).flatMap((wrapper) => [...aroundInnerCall(wrapper, body, context)])) : none,
});

/** Locks of the `with` statements around the wrapper's call of the function it wraps, in the function's own frame. */
function aroundInnerCall(wrapper: FunctionSymbol, wrapped: FunctionSymbol, context: Context): LockSet {
  const events = context.get(lockEvents, wrapper);
  const calls = innerCalls(wrapper, context);
  const held = new Map<string, { readonly event: LockEvent; readonly depth: number }>();
  for (const event of events.values()) {
    const { statement } = event.node;
    if (event.action !== 'acquire' || event.via !== 'with' || statement?.kind !== 'with') continue;
    const around = calls.length > 0 && calls.every(({ expression }) => expression && contains(statement, expression));
    const path = around ? inFrameOf(wrapped, event.lock.path) : undefined;
    if (path) held.set(pathKey(path), { event: { ...event, lock: { ...event.lock, key: pathKey(path), path } }, depth: 1 });
  }
  return held;
}

/** The wrapper's first parameter is the method's receiver; globals stay what they are. */
function inFrameOf(wrapped: FunctionSymbol, path: AccessPath): AccessPath | undefined {
  if (path.root.kind === 'global' || path.root.kind === 'class') return path;
  return path.root.kind === 'parameter' && path.root.id === '0' && wrapped.cls
    ? { root: { kind: 'self', id: '' }, attributes: path.attributes }
    : undefined;
}

function innerCalls(wrapper: FunctionSymbol, context: Context): readonly CfgNode[] {
  const decorator = wrapper.scope.parent?.owner;
  const parameter = decorator?.kind === 'function' ? decorator.signature.parameters[0]?.name : undefined;
  return context.get(controlFlow, wrapper).nodes.filter(({ kind, expression }) => {
    const call = kind === 'call' && expression ? unwrap(expression) : undefined;
    return call?.kind === 'call' && call.callee.kind === 'name' && call.callee.id === parameter;
  });
}
