/**
 * Barriers whose number of parties does not fit the threads that come to them, where both are literal: all who wait are
 * threads of one function, made in the body that makes the barrier, and perhaps that body itself. Errs on the side of
 * silence: a barrier that anybody else sees, a thread that is made in an unknown number, a wait in a branch or a loop.
 */
import { contains } from '../../base/span.ts';
import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { expressionsOf, forEachExpression, forEachExpressionIn, someExpression, unwrap } from '../../ir/visit.ts';
import { type CallSite, definingScope, type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import { functionsInside } from '../calls/nested-functions.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { numberIn, timesMade } from '../threads/thread-counts.ts';
import { creationsIn, type ThreadCreation } from '../threads/thread-creations.ts';

export interface BarrierMismatch {
  readonly call: Call;
  readonly unit: Unit;
  readonly name: string;
  readonly parties: number;
  /** How many come. */
  readonly coming: number;
  readonly waiters: readonly FunctionSymbol[];
}

/** A barrier whose number of parties is written down, and the only name it is given. */
export type Barrier = Omit<BarrierMismatch, 'coming' | 'waiters'>;

export const barrierMismatches = defineAnalysis<Body, readonly BarrierMismatch[]>({
  name: 'barrier-mismatches',
  compute: (body, context) => barriersMade(body, context).flatMap((barrier) => mismatch(barrier, body, context)),
});

/** Of the calls of a body itself, in source order. */
export const barriersMade = (body: Body, context: Context): readonly Barrier[] =>
  body.calls.flatMap(({ call, unit, scope }) => {
    const name = isBarrier({ call, scope }, context) ? nameFor(call, body) : undefined;
    const parties = name === undefined ? undefined : numberIn(argumentAt(call, 0, 'parties')?.value, body, context);
    return name === undefined || parties === undefined ? [] : [{ call, unit, name, parties }];
  });

const isBarrier = ({ call, scope }: Pick<CallSite, 'call' | 'scope'>, context: Context): boolean =>
  lastIdentifier(call.callee) === 'Barrier' &&
  context.evaluator.evaluate(call, scope).values.some((value) => value.kind === 'instance' && value.type === 'threading.Barrier');

function mismatch(barrier: Barrier, body: Body, context: Context): readonly BarrierMismatch[] {
  const { name, parties } = barrier;
  const threads = creationsIn(body, context).filter((creation) => comesTo(creation, name, body));
  const counts = threads.map((creation) => timesMade(creation, body, context));
  const own = ownWaits(name, body);
  if (threads.length === 0 || own === undefined || counts.includes(undefined)) return [];
  if (!threads.every((creation) => waitsOnce(creation, name, body)) || isSeenElsewhere(name, threads, body)) return [];
  const coming = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0) + own;
  return coming % parties === 0 ? [] : [{ ...barrier, coming, waiters: [...new Set(threads.flatMap(({ targets }) => targets))] }];
}

/** The only name the barrier is given. */
function nameFor(call: Call, body: Body): string | undefined {
  let name: string | undefined;
  forEachStatementOf(body, (statement) => {
    const target = statement.kind === 'assign' && statement.targets.length === 1 ? statement.targets[0] : undefined;
    if (statement.kind === 'assign' && unwrap(statement.value) === call && target?.kind === 'name') name = target.id;
  });
  return name !== undefined && body.scope.bindings.get(name)?.length === 1 ? name : undefined;
}

/** The barrier is among its arguments, or its target sees it. */
function comesTo({ construction: { call }, targets }: ThreadCreation, name: string, body: Body): boolean {
  const isGiven = call.arguments.some(({ keyword, value }) => keyword === 'args' && mentions(value, name));
  return targets.length === 1 && (isGiven || targets.some((target) => target !== body && sees(target, name, body)));
}

function sees(fn: FunctionSymbol, name: string, body: Body): boolean {
  return definingScope(name, fn.scope)?.owner === body && mentionsIn(fn, name);
}

function mentions(root: Expression, name: string): boolean {
  return someExpression(root, (node) => node.kind === 'name' && node.id === name);
}

function mentionsIn(fn: FunctionSymbol, name: string): boolean {
  let found = false;
  forEachExpressionIn(fn.ir.body, (node) => {
    found ||= node.kind === 'name' && node.id === name;
    return !found;
  });
  return found;
}

/** The barrier's waits in the body itself; undefined where their number is unknown. */
function ownWaits(name: string, body: Body): number | undefined {
  const waits = body.calls.filter(({ call: { callee } }) => isWait(callee, name));
  return waits.length > 1 ? undefined : waits.length;
}

const isWait = (callee: Expression, name: string): boolean =>
  callee.kind === 'attribute' && callee.name === 'wait' && callee.object.kind === 'name' && callee.object.id === name;

/** The target waits just once, whatever happens. */
function waitsOnce({ construction: { call }, targets }: ThreadCreation, name: string, body: Body): boolean {
  return targets.every((target) => {
    const own = sees(target, name, body) ? name : parameterFor(call, name, target);
    if (own === undefined) return false;
    const isPlain = target.ir.body.statements.some((statement) =>
      target.calls.some(({ call: each }) => isWait(each.callee, own) && statement.kind === 'expression' && contains(statement, each)),
    );
    return isPlain && target.calls.filter(({ call: each }) => isWait(each.callee, own)).length === 1;
  });
}

function parameterFor(call: Call, name: string, target: FunctionSymbol): string | undefined {
  const tuple = call.arguments.find(({ keyword }) => keyword === 'args')?.value;
  const given = tuple && unwrap(tuple);
  const index = given?.kind === 'collection' ? given.elements.findIndex((each) => each.kind === 'name' && each.id === name) : -1;
  return index < 0 || target.cls ? undefined : target.ir.parameters[index]?.name;
}

/** Anything but its waits and the threads' arguments: others may come to it, or it is aborted. */
function isSeenElsewhere(name: string, threads: readonly ThreadCreation[], body: Body): boolean {
  const allowed = threads.map(({ construction: { call } }) => call);
  let seen = 0;
  const look = (node: Expression): boolean => {
    if (node.kind === 'call' && (allowed.includes(node) || isWait(node.callee, name))) return false;
    if (node.kind === 'name' && node.id === name) seen++;
    return true;
  };
  forEachStatementOf(body, (statement) => {
    for (const expression of expressionsOf(statement)) forEachExpression(expression, look);
  });
  const targets = new Set(threads.flatMap(({ targets: each }) => each));
  const others = functionsInside(body).filter(
    (fn) => !targets.has(fn) && definingScope(name, fn.scope)?.owner === body && mentionsIn(fn, name),
  );
  return seen > 1 || others.length > 0;
}
