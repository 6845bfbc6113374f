/**
 * Statements that may run with or without a lock and may run before or after another thread's work: they
 * compute, print or log, and call nothing that could wait, take a lock or wake somebody. Errs towards "not
 * quiet": an unknown call is never quiet.
 */
import type { Call, Expression } from '../ir/expression.ts';
import type { Statement } from '../ir/statement.ts';
import { forEachExpression } from '../ir/visit.ts';

const pure = new Set(
  'abs all any bool bytes dict divmod enumerate float format frozenset int isinstance issubclass len list max min print range repr reversed round set sorted str sum tuple type zip'.split(
    ' ',
  ),
);
const loggers = /^(?:_?log|_?logger|logging)$/i;
const clock = /^(?:time|perf_counter|monotonic|process_time)(?:_ns)?$/;
const logMethods = /^(?:debug|info|warning|error|critical|exception|log)$/;

export function isQuietCall({ callee }: Call): boolean {
  if (callee.kind === 'name') return pure.has(callee.id);
  if (callee.kind !== 'attribute') return false;
  const { object } = callee;
  if (object.kind === 'name' && object.id === 'time') return clock.test(callee.name);
  if (!logMethods.test(callee.name)) return false;
  return (object.kind === 'name' && loggers.test(object.id)) || (object.kind === 'attribute' && loggers.test(object.name));
}

/** `allowed` admits further calls. */
export function isQuietExpression(root: Expression | undefined, allowed: (call: Call) => boolean = () => false): boolean {
  let quiet = true;
  const visit = (node: Expression): boolean => {
    if (node.kind === 'await' || node.kind === 'yield') quiet = false;
    if (node.kind === 'call' && !isQuietCall(node) && !allowed(node)) quiet = false;
    return quiet;
  };
  if (root) forEachExpression(root, visit);
  return quiet;
}

/** `raise ValueError(…)`: classes are called by a capital letter. */
const constructsException = ({ callee }: Call): boolean =>
  (callee.kind === 'name' && /^_?[A-Z]/.test(callee.id)) || (callee.kind === 'attribute' && /^_?[A-Z]/.test(callee.name));

/** Compound statements and assignments are not quiet. */
export function isQuiet(node: Statement): boolean {
  switch (node.kind) {
    case 'pass':
    case 'break':
    case 'continue':
    case 'global':
    case 'nonlocal':
      return true;
    case 'expression':
    case 'return':
      return isQuietExpression(node.value);
    case 'raise':
      return isQuietExpression(node.exception, constructsException) && isQuietExpression(node.cause);
    default:
      return false;
  }
}
