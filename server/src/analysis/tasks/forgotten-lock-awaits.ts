/**
 * Locks of an unknown type whose own class shows that their methods are coroutines: `await self.gate.acquire()` and
 * `await self.gate.release()` in one place, `self.gate.release()` in another (the deviant behaviour of Engler et al.).
 * Only `acquire` and `release`: other methods may give a handle that one may wait for or not. Errs on the side of
 * silence: both have to be awaited on the very same path through the receiver; locks that are known are others' affair.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import { forEachExpressionIn, unwrap } from '../../ir/visit.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type ClassSymbol, type FunctionSymbol, receiverName } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis, locate } from '../context.ts';
import type { Location } from '../location.ts';
import { droppedCalls } from './dropped-calls.ts';

export interface ForgottenLockAwait {
  readonly call: Call;
  readonly unit: Unit;
  readonly does: 'acquire' | 'release';
  /** Where the class awaits the same. */
  readonly awaitedAt: Location;
}

/** In source order. */
export const forgottenLockAwaits = defineAnalysis<Body, readonly ForgottenLockAwait[]>({
  name: 'forgotten-lock-awaits',
  compute: (body, context) => {
    if (body.kind !== 'function' || !body.cls || !body.signature.isAsync || body.ir.hasError || !touchesLocks(body)) return [];
    const awaited = context.get(awaitedLockCalls, body.cls);
    if (awaited.size === 0) return [];
    return context.get(droppedCalls, body).flatMap(({ call, unit }): readonly ForgottenLockAwait[] => {
      const { lock, does } = lockCall(call, body) ?? {};
      const awaitedAt = awaited.get(`${lock}.${does}`);
      if (!does || !awaitedAt || !awaited.has(`${lock}.acquire`) || isKnown(call.callee, body, context)) return [];
      return [{ call, unit, does, awaitedAt }];
    });
  },
});

const touchesLocks = ({ mentioned }: FunctionSymbol): boolean => mentioned.has('acquire') || mentioned.has('release');

/** `.gate.acquire`, as seen from the receiver, and the first place where a method awaits it. */
const awaitedLockCalls = defineAnalysis<ClassSymbol, ReadonlyMap<string, Location>>({
  name: 'awaited-lock-calls',
  compute: ({ methods }) => {
    const found = new Map<string, Location>();
    for (const method of methods.filter((each) => each.signature.isAsync && touchesLocks(each))) {
      forEachExpressionIn(method.ir.body, (node) => {
        const call = node.kind === 'await' ? unwrap(node.value) : undefined;
        const { lock, does } = (call?.kind === 'call' && lockCall(call, method)) || {};
        if (lock !== undefined && !found.has(`${lock}.${does}`)) found.set(`${lock}.${does}`, locate(method, method.unit, node));
        return undefined;
      });
    }
    return found;
  },
});

function lockCall({ callee }: Call, fn: FunctionSymbol): { readonly lock: string; readonly does: 'acquire' | 'release' } | undefined {
  if (callee.kind !== 'attribute' || (callee.name !== 'acquire' && callee.name !== 'release')) return undefined;
  const lock = pathFrom(receiverName(fn), callee.object);
  return lock ? { lock, does: callee.name } : undefined;
}

/** `.gate` of `self.gate`; nothing for paths that start elsewhere, and for the receiver itself. */
function pathFrom(receiver: string | undefined, node: Expression): string | undefined {
  const path = node.kind === 'attribute' ? render(node) : '';
  return receiver !== undefined && /^[\w.]+$/.test(path) && path.startsWith(`${receiver}.`) ? path.slice(receiver.length) : undefined;
}

/** The program's own functions, and the standard library's locks. */
const isKnown = (callee: Expression, { scope }: FunctionSymbol, context: Context): boolean =>
  context.evaluator
    .evaluate(callee, scope)
    .values.some(
      (value) =>
        value.kind === 'function' || value.kind === 'bound' || /^(asyncio|threading|multiprocessing)\./.test(qualifiedNameOf(value) ?? ''),
    );
