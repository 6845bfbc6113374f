/**
 * `threading.local()` kept in a variable of the function that makes it: each call has an empty one of its own, which
 * no other thread can ever see. Errs towards silence: a variable that leaves the function, or that a function inside
 * it uses, may be seen by others.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import { forEachExpressionIn, unwrap } from '../../ir/visit.ts';
import { type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import { freeNames, functionsInside } from '../calls/nested-functions.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';

export interface LocalStorage {
  readonly name: string;
  readonly call: Call;
}

/** In source order. */
export const localStorages = defineAnalysis<Body, readonly LocalStorage[]>({
  name: 'local-storages',
  compute: (body, context) => {
    if (body.kind !== 'function' || !mayMakeStorage(body)) return [];
    const found: LocalStorage[] = [];
    forEachStatementOf(body, (statement) => {
      if (statement.kind !== 'assign' || statement.targets.length !== 1) return;
      const [target] = statement.targets;
      const call = unwrap(statement.value);
      if (target?.kind !== 'name' || call.kind !== 'call' || !mayMake(call)) return;
      const { scope } = body;
      const isOwn = !scope.globals.has(target.id) && !scope.nonlocals.has(target.id) && scope.bindings.get(target.id)?.length === 1;
      if (isOwn && !escapes(target.id, body, context) && isStorage(call.callee)) found.push({ name: target.id, call });
    });
    return found;

    function isStorage(callee: Expression): boolean {
      const { values, open } = context.evaluator.evaluate(callee, body.scope);
      return !open && values.length > 0 && values.every((value) => value.kind === 'library' && value.name === 'threading.local');
    }
  },
});

/** By spelling. */
export const mayMakeStorage = ({ calls }: Body): boolean => calls.some(({ call }) => mayMake(call));

const mayMake = ({ callee }: Call): boolean => lastIdentifier(callee)?.endsWith('ocal') ?? false;

/** Asking for an attribute by its name keeps the object at home. */
const asking: ReadonlySet<string> = new Set(['hasattr', 'getattr', 'setattr', 'delattr', 'vars']);

/** The variable stands anywhere but before a dot, or a function inside uses it. */
function escapes(name: string, fn: FunctionSymbol, context: Context): boolean {
  if (functionsInside(fn).some((inner) => context.get(freeNames, inner).has(name))) return true;
  const home = new Set<Expression>();
  let seen = 0;
  forEachExpressionIn(fn.ir.body, (node) => {
    if (node.kind === 'name' && node.id === name) seen += 1;
    if (node.kind === 'attribute') home.add(node.object);
    const [first] = node.kind === 'call' && node.callee.kind === 'name' && asking.has(node.callee.id) ? node.arguments : [];
    if (first) home.add(first.value);
    return undefined;
  });
  const kept = [...home].filter((node) => node.kind === 'name' && node.id === name).length;
  // The one that is left is what the object is assigned to.
  return seen !== kept + 1;
}
