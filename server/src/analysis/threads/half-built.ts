/**
 * Threads that a constructor starts before it has given the object all that the thread reads of it. Errs on the side of
 * silence: an attribute that a class body, a base or another method gives as well, a read that something is waited for
 * before, and one that is not in the target or in a method that it calls.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { expressionsOf, forEachExpression, forEachStatement } from '../../ir/visit.ts';
import { ancestors, findMethod } from '../../semantic/classes.ts';
import { type CallSite, type ClassSymbol, type FunctionSymbol, lastIdentifier, receiverName } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { isTest } from '../tests.ts';
import { creationsIn, startableType } from './thread-creations.ts';
import { startsOf } from './thread-operations.ts';

export interface HalfBuilt {
  readonly start: CallSite;
  readonly attribute: string;
  /** Where the constructor comes to it, too late. */
  readonly given: { readonly value: Expression; readonly unit: Unit };
  readonly reader: FunctionSymbol;
  readonly read: Expression;
}

/** At most one for each thread. */
export const halfBuilt = defineAnalysis<Body, readonly HalfBuilt[]>({
  name: 'half-built',
  compute: (body, context) => {
    if (body.kind !== 'function' || !body.cls || body.name !== '__init__' || isTest(body)) return [];
    const { cls } = body;
    return startsIn(body, cls, context).flatMap(({ start, targets }) => {
      const late = [...cls.attributes.keys()].flatMap((name) => lateBinding(name, start, cls, context));
      return targets.flatMap((target) => firstRead(target, late, start, context)).slice(0, 1);
    });
  },
});

interface Start {
  readonly start: CallSite;
  readonly targets: readonly FunctionSymbol[];
}

/** `self._thread.start()` of what runs a method, and `self.start()` of a thread. */
function startsIn(body: FunctionSymbol, cls: ClassSymbol, context: Context): readonly Start[] {
  const receiver = receiverName(body);
  const made = creationsIn(body, context).flatMap((creation) =>
    startsOf(creation, context).flatMap((start) =>
      start.scope === body.scope ? [{ start, targets: creation.targets.filter((fn) => isMethodOf(fn, cls, context)) }] : [],
    ),
  );
  const own = body.calls.flatMap((start) => {
    const { callee } = start.call;
    if (callee.kind !== 'attribute' || callee.name !== 'start' || callee.object.kind !== 'name' || callee.object.id !== receiver) return [];
    const isThread = objectsOf(context.evaluator.evaluate(callee.object, body.scope)).every(
      (value) => startableType(value, context) === 'threading.Thread',
    );
    const run = isThread && !findMethod(cls, 'start', context.evaluator) ? findMethod(cls, 'run', context.evaluator) : undefined;
    return run ? [{ start, targets: [run] }] : [];
  });
  return [...made, ...own];
}

const isMethodOf = (fn: FunctionSymbol, cls: ClassSymbol, context: Context): boolean =>
  fn.cls !== undefined && ancestors(cls, context.evaluator).classes.includes(fn.cls);

interface Late {
  readonly name: string;
  readonly given: HalfBuilt['given'];
}

/** Of all constructors and class bodies only this one gives it, and only behind the start. */
function lateBinding(name: string, { call, scope, unit }: CallSite, cls: ClassSymbol, context: Context): readonly Late[] {
  const bindings = cls.attributes.get(name) ?? [];
  const own = bindings.filter((each) => each.kind === 'value' && each.scope === scope);
  const isLate = own.every((each) => each.kind === 'value' && each.unit === unit && each.at.start > call.end);
  const [first] = own;
  const isElsewhere = ancestors(cls, context.evaluator).classes.some(
    (each) => each.scope.bindings.has(name) || (each !== cls && each.attributes.has(name)),
  );
  return isLate && !isElsewhere && first?.kind === 'value' ? [{ name, given: first }] : [];
}

/** In the target, or in a method of the object that it calls; before it waits for anything, or gives the attribute itself. */
function firstRead(target: FunctionSymbol, late: readonly Late[], start: CallSite, context: Context): readonly HalfBuilt[] {
  for (const reader of [target, ...calledOnSelf(target, context)]) {
    const { read, isOver } = readIn(reader, late);
    if (read) return [{ start, attribute: read.late.name, given: read.late.given, reader, read: read.node }];
    if (isOver) return [];
  }
  return [];
}

interface Reading {
  readonly read?: { readonly late: Late; readonly node: Expression };
  /** It has waited for something. */
  readonly isOver: boolean;
}

function readIn(reader: FunctionSymbol, late: readonly Late[]): Reading {
  const receiver = receiverName(reader);
  const given = new Set<string>();
  let reading: Reading = { isOver: false };
  const nameIn = (node: Expression): string | undefined =>
    node.kind === 'attribute' && node.object.kind === 'name' && node.object.id === receiver ? node.name : undefined;
  forEachStatement(reader.ir.body, (statement) => {
    const targets = statement.kind === 'assign' ? statement.targets.flatMap((target) => nameIn(target) ?? []) : [];
    const parts = targets.length > 0 && statement.kind === 'assign' ? [statement.value] : expressionsOf(statement);
    for (const part of parts) {
      forEachExpression(part, (node) => {
        const meant = late.find(({ name }) => name === nameIn(node) && !given.has(name));
        if (node.kind === 'call' && waits.test(lastIdentifier(node.callee) ?? '')) reading = { ...reading, isOver: true };
        else if (meant && !reading.read && !reading.isOver) reading = { ...reading, read: { late: meant, node } };
        return undefined;
      });
    }
    for (const name of targets) given.add(name);
  });
  return reading;
}

/** The constructor may have come to its end by then; `getattr` and `hasattr` ask first. */
const waits = /^(wait|wait_for|get|acquire|sleep|join|recv|accept|select|poll|getattr|hasattr|result)$/;

function calledOnSelf(fn: FunctionSymbol, context: Context): readonly FunctionSymbol[] {
  const { cls } = fn;
  const receiver = receiverName(fn);
  if (!cls || receiver === undefined) return [];
  return fn.calls.flatMap(({ call: { callee } }) => {
    const isOwn = callee.kind === 'attribute' && callee.object.kind === 'name' && callee.object.id === receiver;
    return (isOwn && findMethod(cls, callee.name, context.evaluator)) || [];
  });
}
