/**
 * `join(timeout)` that is taken for the end of the thread: the body goes on to read what the thread writes, without
 * asking whether it is still alive. Errs on the side of silence: the read must be able to run beside the write, on one
 * object and without a lock in common.
 */
import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import { forEachExpressionIn } from '../../ir/visit.ts';
import { type CfgNode, reachable } from '../../semantic/flow/cfg.ts';
import { lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { blocks, loopContaining } from '../flow/blocks.ts';
import { callUses } from '../flow/call-use.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { rawContexts } from '../parallel/contexts.ts';
import { type Handle, handlesIn, handlesOfRoot } from '../parallel/handles.ts';
import { nodesOf } from '../shared/access-nodes.ts';
import { type Access, accesses, changes } from '../shared/accesses.ts';
import { accessesOf } from '../shared/accesses-to.ts';
import { isAsked } from '../shared/asked.ts';
import { isOnSelf } from '../shared/phases.ts';
import { haveCommonLock } from '../shared/races.ts';
import { isTest } from '../tests.ts';

export interface TimedJoin {
  readonly join: Call;
  readonly unit: Unit;
  /** The user's text for the thread. */
  readonly thread: string;
  /** The read that takes the thread's work for done, and the write. */
  readonly relied: { readonly read: Access; readonly write: Access };
}

/** Of one body, in source order. */
export const timedJoins = defineAnalysis<Body, readonly TimedJoin[]>({
  name: 'timed-joins',
  compute: (body, context) => {
    const mayJoin = body.calls.some(({ call }) => lastIdentifier(call.callee) === 'join' && call.arguments.length > 0);
    if (!mayJoin || isTest(body) || asksAlive(body)) return [];
    return body.calls.flatMap(({ call, unit }) => {
      const object = timedReceiver(call, unit, body, context);
      const handles = object ? handlesIn(object, body, context) : [];
      const found = object && handles.length > 0 ? relied(call, new Set(handles), body, context) : undefined;
      return object && found ? [{ join: call, unit, thread: render(object), relied: found }] : [];
    });
  },
});

/** `is_alive()`, `exitcode`, or a stop by force: somebody thinks of the thread that goes on. */
function asksAlive(body: Body): boolean {
  let found = false;
  const look = (node: Expression): boolean => {
    found ||= /^(is_alive|isAlive|exitcode|terminate|kill)$/.test(lastIdentifier(node) ?? '');
    return !found;
  };
  if (body.kind === 'function') forEachExpressionIn(body.ir.body, look);
  else forEachExpressionIn({ statements: body.body.map(({ statement }) => statement) }, look);
  return found;
}

function timedReceiver(call: Call, unit: Unit, body: Body, context: Context): Expression | undefined {
  const { callee } = call;
  if (callee.kind !== 'attribute' || callee.name !== 'join' || call.arguments.some(({ star }) => star !== 0)) return undefined;
  const timeout = argumentAt(call, 0, 'timeout')?.value;
  const isTimed = timeout !== undefined && !(timeout.kind === 'constant' && (timeout.value === null || timeout.type === 'str'));
  const isInLoop = loopContaining(unit, call, context.get(blocks, body)) !== undefined;
  return isTimed && !isInLoop && context.get(callUses, body).get(call)?.how === 'ignored' ? callee.object : undefined;
}

function relied(join: Call, handles: ReadonlySet<Handle>, body: Body, context: Context): TimedJoin['relied'] | undefined {
  const starts = context.get(controlFlow, body).nodes.filter((node) => node.kind === 'call' && node.expression === join);
  const behind: ReadonlySet<CfgNode> = reachable(starts);
  const reads = context.get(accesses, body).filter((access) => access.kind !== 'write' && isBehind(access, join, behind, context));
  const own = context.get(accesses, body).filter((access) => isAsked(access) || access.value?.kind === 'call');
  const asked = new Set(own.map(({ place }) => place.key));
  const thread = join.callee.kind === 'attribute' ? render(join.callee.object) : '';
  for (const read of reads) {
    const write = asked.has(read.place.key) ? undefined : writeOf(read, handles, thread, body, context);
    if (write) return { read, write };
  }
  return undefined;
}

const isBehind = (access: Access, join: Call, behind: ReadonlySet<CfgNode>, context: Context): boolean =>
  access.target.start > join.end && nodesOf(access, context).some((node) => behind.has(node));

/** A change of the place by what the thread runs, with no lock in common. */
function writeOf(read: Access, handles: ReadonlySet<Handle>, thread: string, body: Body, context: Context): Access | undefined {
  const all = accessesOf(read.place, context);
  const isRun = (other: Body): boolean =>
    context.get(rawContexts, other).some((root) => [...handlesOfRoot(root)].some((handle) => handles.has(handle)));
  return all.find(
    (other) =>
      changes(other) &&
      other.body !== body &&
      isOneObject(read, other, thread) &&
      isRun(other.body) &&
      !haveCommonLock(read, other, context),
  );
}

/** The method of the thread's target works on the object that keeps the thread, or is the thread. */
function isOneObject(read: Access, write: Access, thread: string): boolean {
  if (read.place.kind !== 'instance') return true;
  return isOnSelf(write) && (isOnSelf(read) || (read.object !== undefined && render(read.object) === thread));
}
