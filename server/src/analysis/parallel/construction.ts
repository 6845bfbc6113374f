/**
 * Places at which nobody else has the object yet (thread-local objects, escape): in its constructor, and in the
 * private methods that only constructors call, as long as `self` has not been handed on or started. What they do to
 * attributes of `self` happens before whatever others do.
 */
import type { Expression } from '../../ir/expression.ts';
import { ancestors } from '../../semantic/classes.ts';
import { type CfgNode, reachable } from '../../semantic/flow/cfg.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type ClassSymbol, type FunctionSymbol, receiverName } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { callers } from './callers.ts';
import { lifeEvents } from './life-events.ts';
import { spawnSites } from './spawn-sites.ts';

/** Whether the receiver of the method is nobody else's yet. */
export function isUnshared(body: Body, node: CfgNode | undefined, context: Context): boolean {
  if (body.kind !== 'function' || !body.cls) return false;
  const unshared = context.get(unsharedNodes, body);
  return node ? unshared.has(node.id) : context.get(controlFlow, body).nodes.every(({ id }) => unshared.has(id));
}

/** Whether it matters where in the body one asks. */
export const isPartlyUnshared = (body: Body, context: Context): boolean =>
  body.kind === 'function' && body.cls !== undefined && context.get(unsharedNodes, body).size > 0;

/** By id. */
const unsharedNodes = defineAnalysis<FunctionSymbol, ReadonlySet<number>>({
  name: 'unshared-nodes',
  compute: (fn, context) => {
    if (!constructors.has(fn.name) && !calledByConstructors(fn, context)) return new Set<number>();
    const { nodes } = context.get(controlFlow, fn);
    const sharing = nodes.filter((node) => shares(node, fn, context));
    const shared = reachable(sharing.flatMap((node) => node.edges.map(({ to }) => to)));
    return new Set(nodes.filter((node) => !shared.has(node)).map(({ id }) => id));
  },
  bottom: new Set<number>(),
});

const constructors: ReadonlySet<string> = new Set([
  '__init__',
  '__new__',
  '__post_init__',
  '__setstate__',
  '__init_subclass__',
  '__set_name__',
]);

function calledByConstructors(fn: FunctionSymbol, context: Context): boolean {
  if (!/^_[^_]/.test(fn.name)) return false;
  const calls = context.get(callers, fn);
  return (
    calls.length > 0 &&
    calls.every(
      ({ body, edge }) =>
        body.kind === 'function' && body !== fn && related(body.cls, fn.cls, context) && context.get(unsharedNodes, body).has(edge.node.id),
    )
  );
}

/** One derives from the other. */
export function related(a: ClassSymbol | undefined, b: ClassSymbol | undefined, context: Context): boolean {
  if (!a || !b) return false;
  return ancestors(a, context.evaluator).classes.includes(b) || ancestors(b, context.evaluator).classes.includes(a);
}

function shares(node: CfgNode, fn: FunctionSymbol, context: Context): boolean {
  const self = receiverName(fn);
  if (self === undefined) return false;
  if (startsThread(node, fn, context)) return true;
  if (node.kind === 'assign' && node.statement?.kind === 'assign')
    return (
      isSelf(node.statement.value, self) &&
      node.statement.targets.some((target) => target.kind === 'subscript' || (target.kind === 'attribute' && !isSelf(target.object, self)))
    );
  if (node.kind !== 'call' || node.expression?.kind !== 'call') return false;
  const given = node.expression.arguments.map(({ value }) => value);
  return given.some((value) => handsOut(value, self)) && !keepsToItself(node.expression.callee, fn, context);
}

/** A thread with a target in the class goes off here; so does the class itself if it is one. */
function startsThread(node: CfgNode, fn: FunctionSymbol, context: Context): boolean {
  if (context.get(lifeEvents, fn).some((event) => event.node === node && event.effect === 'start')) return true;
  const callee = node.kind === 'call' && node.expression?.kind === 'call' ? node.expression.callee : undefined;
  if (callee?.kind !== 'attribute' || !isSelf(callee.object, receiverName(fn) ?? '')) return false;
  return context.evaluator
    .evaluate(callee, fn.scope)
    .values.some(
      (value) => value.kind === 'bound' && value.fn !== fn && context.get(lifeEvents, value.fn).some(({ effect }) => effect === 'start'),
    );
}

const isSelf = (node: Expression, self: string): boolean => node.kind === 'name' && node.id === self;

/** `self`, `self.method`, in a list, in a lambda. */
function handsOut(node: Expression, self: string): boolean {
  if (node.kind === 'lambda') return true;
  if (node.kind === 'collection') return node.elements.some((element) => handsOut(element, self));
  return isSelf(node, self);
}

/** `super().__init__(self)`, `Thread(target=self.run)` before it is started, `weakref.ref(self)`, `isinstance(self, …)`. */
function keepsToItself(callee: Expression, fn: FunctionSymbol, context: Context): boolean {
  if (callee.kind === 'attribute' && /^__\w+__$/.test(callee.name)) return true;
  if (context.get(spawnSites, fn).some(({ call, model }) => call.callee === callee && model.startsLater)) return true;
  return context.evaluator.evaluate(callee, fn.scope).values.some((value) => keeping.test(qualifiedNameOf(value) ?? ''));
}

const keeping =
  /^(weakref\.\w+|isinstance|type|id|repr|str|hasattr|getattr|setattr|super|vars|functools\.\w+|threading\.\w+|multiprocessing\.\w+)$/;
