/** A function of the program that an event of a body runs. */
import type { Call, Expression } from '../../ir/expression.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { objectsOf, type Value, type ValueSet } from '../../semantic/value.ts';

export interface Invocation {
  readonly callee: FunctionSymbol;
  /** The object the callee gets as its receiver. */
  readonly receiver?: Expression;
  /** The call whose arguments the callee gets. */
  readonly call?: Call;
  /** What to point at. */
  readonly at: Expression;
  readonly text: string;
}

export const maker =
  (at: Expression) =>
  (callee: FunctionSymbol, more: Pick<Invocation, 'receiver' | 'call'> = {}): Invocation => ({ callee, at, text: callee.name, ...more });

/** The one thing that can be meant: `None`, which nobody calls and which has no methods, stands for "not yet". */
export function onlyMeant(set: ValueSet): Value | undefined {
  const objects = objectsOf(set);
  return objects.length === 1 ? objects[0] : undefined;
}
