/**
 * Whether all that a call starts is clean-up: closing, stopping, disconnecting. That one of many could not be closed is
 * no reason to leave the others open, so results that nobody looks at are meant there. By the names alone, which errs on
 * the side of silence.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import { unwrap } from '../../ir/visit.ts';
import { type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';

const makers: ReadonlySet<string> = new Set(['create_task', 'ensure_future']);
export const endings = /^_*(a?close|disconnect|cancel|stop|shut_?down|terminate|kill|release|clean_?up|tear_?down|dispose)(_|$)/;

/** `call` is a `gather()` or a `wait()` in `fn`. */
export function isCleanUp(call: Call, fn: FunctionSymbol): boolean {
  const given = call.arguments.filter(({ keyword }) => keyword === undefined);
  const started = given.flatMap(({ value }) => startedBy(value, fn));
  return started.length > 0 && started.every((name) => endings.test(name));
}

/** The names of what is called, also where a variable collects it. */
function startedBy(expression: Expression, fn: FunctionSymbol): readonly string[] {
  const value = unwrap(expression);
  if (value.kind !== 'name') return calledIn(value);
  return (fn.scope.bindings.get(value.id) ?? []).flatMap((binding) => (binding.kind === 'value' ? calledIn(unwrap(binding.value)) : ['']));
}

function calledIn(value: Expression): readonly string[] {
  switch (value.kind) {
    case 'call':
      return calledBy(value);
    case 'comprehension':
      return calledIn(unwrap(value.element));
    case 'collection':
      return value.elements.flatMap((element) => calledIn(unwrap(element)));
    default:
      return [''];
  }
}

function calledBy(call: Call): readonly string[] {
  const name = lastIdentifier(call.callee) ?? '';
  const given = call.arguments[0]?.value;
  return makers.has(name) && given ? calledIn(unwrap(given)) : [name];
}
