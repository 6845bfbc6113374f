/** What an expression surely means of a library: a function, a class, a method of an object. Unknown means no. */
import type { Expression } from '../../ir/expression.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import type { Scope } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import type { Context } from '../context.ts';

/** Whether all that it may be has a canonical name that is meant: `subprocess.PIPE`, `threading.Thread#join`. */
export function isSurely(node: Expression, scope: Scope, { evaluator }: Context, isMeant: (name: string) => boolean): boolean {
  const values = objectsOf(evaluator.evaluate(node, scope));
  return values.length > 0 && values.every((value) => isMeant(qualifiedNameOf(value) ?? ''));
}
