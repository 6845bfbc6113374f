/**
 * Workers that are to stop by a flag and are joined, but wait in a `get()` without a timeout, where they look at no flag.
 * Errs on the side of silence: an item that is tested, as one that tells to stop would be; a put that may be there to wake
 * the worker; items that another thread goes on putting in.
 */
import { contains } from '../../base/span.ts';
import { partsOf as partsOfTarget, targetsOf } from '../../ir/binding.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import type { Statement } from '../../ir/statement.ts';
import { forEachStatement, someExpression, unwrap } from '../../ir/visit.ts';
import { type CallSite, type FunctionSymbol, lastIdentifier, receiverName, type Scope } from '../../semantic/symbols.ts';
import { type Body, bodyOf, type Context, defineAnalysis } from '../context.ts';
import { contextsOf } from '../parallel/roots.ts';
import { accessesOf } from '../shared/accesses-to.ts';
import { placeOf } from '../shared/places.ts';
import { isTest } from '../tests.ts';
import { startableType } from '../threads/thread-creations.ts';
import { joinsOf } from '../threads/thread-operations.ts';
import { accountOf, type QueueAccount } from './queue-uses.ts';

export interface UnseenStop {
  readonly get: Call;
  readonly unit: Unit;
  readonly queue: Expression;
  /** The user's text for the flag that the worker looks at. */
  readonly flag: string;
  readonly stop: Stop;
  readonly join: Call;
}

/** Where the flag is set. */
interface Stop {
  readonly body: Body;
  readonly unit: Unit;
  readonly at: Expression;
}

const plain = /^(get|get_nowait|put|put_nowait|join|task_done|empty|full|qsize|maxsize|close|join_thread)$/;

/** Of a body that a thread or process runs. */
export const unseenStops = defineAnalysis<Body, readonly UnseenStop[]>({
  name: 'unseen-stops',
  compute: (body, context) => {
    if (body.kind === 'module' || body.ir.hasError || isTest(body)) return [];
    return body.calls.flatMap((site): readonly UnseenStop[] => {
      const { call, unit } = site;
      const { callee } = call;
      if (callee.kind !== 'attribute' || callee.name !== 'get' || call.arguments.length > 0) return [];
      const loop = loopWith(call, body);
      const account = loop && accountOf(site, context);
      if (!loop || !account?.uses.every(({ method }) => plain.test(method)) || !hasOneGet(account, body)) return [];
      for (const flag of flagsIn(loop.test, true)) {
        const stops = stopsBy(flag, body.scope, context).filter((stop) => !mayWake(stop, account, context));
        for (const stop of stops) {
          const join = joinAfter(stop, body, context);
          if (join) return [{ get: call, unit, queue: callee.object, flag: render(flag.node), stop, join }];
        }
      }
      return [];
    });
  },
});

const hasOneGet = ({ uses }: QueueAccount, body: Body): boolean =>
  uses.filter((use) => /^get/.test(use.method) && use.occurrence.body === body).length === 1;

/** The loop that takes an item into variables at its turn, and asks nothing about it. */
function loopWith(get: Call, fn: FunctionSymbol): (Statement & { kind: 'while' }) | undefined {
  let loop: (Statement & { kind: 'while' }) | undefined;
  let names: readonly string[] = [];
  forEachStatement(fn.ir.body, (statement) => {
    if (statement.kind === 'while' && contains(statement.body, get)) loop = statement;
    if (statement.kind === 'assign' && unwrap(statement.value) === get)
      names = targetsOf(statement)
        .flatMap(partsOfTarget)
        .flatMap((part) => (part.kind === 'name' ? [part.id] : []));
  });
  return loop && names.length > 0 && !isAskedAbout(names, loop) ? loop : undefined;
}

function isAskedAbout(names: readonly string[], loop: Statement & { kind: 'while' }): boolean {
  let asked = false;
  const mentions = (node: Expression): boolean => someExpression(node, (each) => each.kind === 'name' && names.includes(each.id));
  forEachStatement(loop.body, (each) => {
    if (each.kind === 'if' || each.kind === 'while' || each.kind === 'assert') asked ||= mentions(each.test);
    else if (each.kind === 'match') asked ||= mentions(each.subject);
  });
  return asked;
}

interface Flag {
  /** The event, or the variable. */
  readonly node: Expression;
  readonly isEvent: boolean;
  /** The loop goes on while it is this. */
  readonly holds: boolean;
}

/** What a condition of a loop asks for, where all of it must be so. */
function flagsIn(test: Expression, holds: boolean): readonly Flag[] {
  const node = unwrap(test);
  if (node.kind === 'not') return flagsIn(node.operand, !holds);
  if (node.kind === 'boolean')
    return (node.operator === 'and') === holds ? [...flagsIn(node.left, holds), ...flagsIn(node.right, holds)] : [];
  if (node.kind === 'name' || node.kind === 'attribute') return [{ node, isEvent: false, holds }];
  const isAsked = node.kind === 'call' && node.callee.kind === 'attribute' && /^(is_set|isSet)$/.test(node.callee.name);
  return isAsked && node.callee.kind === 'attribute' ? [{ node: node.callee.object, isEvent: true, holds }] : [];
}

/** Where it is made to be the opposite. */
function stopsBy({ node, isEvent, holds }: Flag, scope: Scope, context: Context): readonly Stop[] {
  if (isEvent) return eventChanges(node, holds ? 'clear' : 'set', scope, context);
  const place = placeOf(node, scope, context);
  return (place ? accessesOf(place, context) : []).flatMap(({ kind, value, body, unit, at }) => {
    const isOpposite = kind === 'write' && value?.kind === 'constant' && value.value === !holds;
    return isOpposite && !(body.kind === 'function' && body.name === '__init__') ? [{ body, unit, at }] : [];
  });
}

function eventChanges(node: Expression, method: string, scope: Scope, context: Context): readonly Stop[] {
  const made = eventAt(node, scope, context);
  if (!made) return [];
  return context.program.mentions(method).flatMap(({ call, scope: where, unit }) => {
    const { callee } = call;
    const body = bodyOf(where);
    const isIt = callee.kind === 'attribute' && callee.name === method && eventAt(callee.object, where, context) === made;
    return body && isIt ? [{ body, unit, at: call }] : [];
  });
}

/** The constructor of the one event that it can be. */
function eventAt(node: Expression, scope: Scope, context: Context): Call | undefined {
  const { values } = context.evaluator.evaluate(node, scope);
  const [event, ...others] = values.flatMap((value) => (value.kind === 'instance' ? [value] : []));
  return others.length === 0 && event && /^(threading|multiprocessing)\.Event$/.test(event.type) ? event.site?.call : undefined;
}

/** After the stop something is put in, by the same function or by what it calls; or by a thread that goes on; or a constant is, which may be a mark. */
function mayWake({ body, unit, at }: Stop, { uses }: QueueAccount, context: Context): boolean {
  const isLate = (call: Call, where: Unit): boolean => where !== unit || call.start > at.start;
  const called = new Set(body.calls.flatMap((site) => (isLate(site.call, site.unit) ? [lastIdentifier(site.call.callee)] : [])));
  return uses.some(({ method, call, occurrence: { body: putter, unit: where } }) => {
    if (!/^put/.test(method)) return false;
    if (!call || isMark(call.arguments[0]?.value)) return true;
    const goesOn = contextsOf(putter, context).some(({ kind }) => !/^(main|public|test)$/.test(kind));
    if (putter === body) return goesOn || isLate(call, where);
    return goesOn || (putter.kind === 'function' && called.has(putter.name));
  });
}

function isMark(value: Expression | undefined): boolean {
  const node = value && unwrap(value);
  return !node || node.kind === 'constant' || node.kind === 'lambda' || /^[A-Z_\d]+$/.test(lastIdentifier(node) ?? '');
}

/** `join()` without a timeout of the thread that runs the worker, behind the stop in the same function. */
function joinAfter({ body, unit, at }: Stop, worker: FunctionSymbol, context: Context): Call | undefined {
  const creations = contextsOf(worker, context).flatMap((root) =>
    root.body === worker && root.site?.creation ? [root.site.creation] : [],
  );
  return creations
    .flatMap((creation) => joinsOf(creation, context))
    .concat(isThread(worker, context) ? joinsOfItself(body, worker) : [])
    .find(
      ({ call, unit: where, scope }) =>
        bodyOf(scope) === body &&
        where === unit &&
        call.start > at.start &&
        call.arguments.length === 0 &&
        lastIdentifier(call.callee) === 'join',
    )?.call;
}

/** `run` of a class that is a thread. */
const isThread = ({ name, cls }: FunctionSymbol, context: Context): boolean =>
  name === 'run' && cls !== undefined && startableType({ kind: 'object', cls }, context) !== undefined;

/** `self.join()` in another method of the class. */
const joinsOfItself = (body: Body, { cls }: FunctionSymbol): readonly CallSite[] =>
  body.kind === 'function' && body.cls === cls
    ? body.calls.filter(
        ({ call: { callee } }) => callee.kind === 'attribute' && callee.object.kind === 'name' && callee.object.id === receiverName(body),
      )
    : [];
