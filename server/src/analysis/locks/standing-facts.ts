/**
 * Facts that mean the same in a function and in its caller: conditions on globals and classes of one module, and on
 * the attributes of an object that calls a method of its own. What a callee does only where its caller knows better it
 * does not do: `if instance: return` above a lock, called under `if instance:`.
 */
import { definingScope, type FunctionSymbol, receiverName } from '../../semantic/symbols.ts';
import type { Invocation } from '../calls/invocations.ts';
import { type Body, moduleOf } from '../context.ts';
import { type Facts, noFacts } from '../flow/path-facts.ts';

/** `Agent.instance`, `self.open`, and whether they are `None`. */
const plain = /^(\w+)[\w.]*(?: is None)?$/;

const rootOf = (condition: string): string | undefined => plain.exec(condition)?.[1];

/** Of what holds at a place of `fn`, what its callers may know as well. */
export function standingFacts(facts: Facts, fn: FunctionSymbol): Facts {
  const kept = [...facts].filter(([condition]) => {
    const root = rootOf(condition);
    return root !== undefined && (root === receiverName(fn) ? condition.includes('.') : isShared(root, fn));
  });
  return kept.length === 0 ? noFacts : new Map(kept);
}

/** Of what holds where a callee does something, what is about `caller`, too. Undefined where the caller knows that it does not hold. */
export function standingInCaller(facts: Facts, { callee, receiver }: Invocation, caller: Body, known: Facts): Facts | undefined {
  const kept = [...facts].filter(([condition]) => {
    const root = rootOf(condition);
    if (root === undefined) return false;
    if (root !== receiverName(callee)) return moduleOf(callee) === moduleOf(caller) && isShared(root, caller);
    return caller.kind === 'function' && receiver?.kind === 'name' && receiver.id === root && root === receiverName(caller);
  });
  if (kept.some(([condition, holds]) => known.get(condition) === !holds)) return undefined;
  return kept.length === 0 ? noFacts : new Map(kept);
}

/** Not a name of the body itself, nor of a function around it. */
const isShared = (name: string, { scope }: Body): boolean => definingScope(name, scope)?.owner.kind !== 'function';
