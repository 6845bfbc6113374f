/**
 * `threading.local()` kept in a variable of the function that makes it: each call has an empty one of its own, which
 * no other thread can ever see. Errs towards silence: a variable that leaves the function, or that a function inside
 * it uses, may be seen by others.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import { unwrap } from '../../ir/visit.ts';
import { lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { escapingNames } from '../objects/escapes.ts';

export interface LocalStorage {
  readonly name: string;
  readonly call: Call;
}

/** In source order. */
export const localStorages = defineAnalysis<Body, readonly LocalStorage[]>({
  name: 'local-storages',
  compute: (body, context) => {
    if (body.kind !== 'function' || !body.calls.some(({ call }) => mayMake(call))) return [];
    const found: LocalStorage[] = [];
    forEachStatementOf(body, (statement) => {
      if (statement.kind !== 'assign' || statement.targets.length !== 1) return;
      const [target] = statement.targets;
      const call = unwrap(statement.value);
      if (target?.kind !== 'name' || call.kind !== 'call' || !mayMake(call)) return;
      const { scope } = body;
      const isOwn = !scope.globals.has(target.id) && !scope.nonlocals.has(target.id) && scope.bindings.get(target.id)?.length === 1;
      if (isOwn && !context.get(escapingNames, body).has(target.id) && isStorage(call.callee)) found.push({ name: target.id, call });
    });
    return found;

    function isStorage(callee: Expression): boolean {
      const { values, open } = context.evaluator.evaluate(callee, body.scope);
      return !open && values.length > 0 && values.every((value) => value.kind === 'library' && value.name === 'threading.local');
    }
  },
});

const mayMake = ({ callee }: Call): boolean => lastIdentifier(callee)?.endsWith('ocal') ?? false;
