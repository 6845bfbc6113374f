/** Futures whose result is there, threads that are about to end: the function asked `done()` of them, or waited for them in another way. By the text alone; errs towards done. */
import type { Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import { forEachExpression, forEachExpressionIn, forEachStatement } from '../../ir/visit.ts';
import { type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import type { Context } from '../context.ts';
import type { Location } from '../location.ts';

/** What asks a future, or the result of a pool, whether it is there. */
const questions: ReadonlySet<string> = new Set(['done', 'ready']);

/** `wait` is the text of the method that would wait: `future.result`. */
export function mayBeDone(wait: string, owner: FunctionSymbol): boolean {
  const receiver = wait.slice(0, Math.max(0, wait.lastIndexOf('.')));
  let found = comesDone(receiver, owner);
  forEachExpressionIn(owner.ir.body, (node) => {
    if (node.kind === 'call' && node.callee.kind === 'attribute' && questions.has(node.callee.name))
      found ||= render(node.callee.object) === receiver;
    if (node.kind === 'await') found ||= render(node.value).includes('wait') || render(node.value) === receiver;
    return !found;
  });
  return found;
}

/**
 * Not from a pool or a loop: of a class of the program's, or made by `Future()`. Whoever makes one by hand mostly has the
 * result at hand, too.
 */
export function isMadeByHand(wait: Location, { calls }: FunctionSymbol, { evaluator }: Context): boolean {
  const site = calls.find(({ call }) => call.start === wait.start && call.end === wait.end);
  if (site?.call.callee.kind !== 'attribute') return false;
  const futures = objectsOf(evaluator.evaluate(site.call.callee.object, site.scope));
  return futures.some(
    (value) => value.kind === 'object' || (value.kind === 'instance' && value.site && lastIdentifier(value.site.call.callee) === 'Future'),
  );
}

/** `for future in as_completed(futures)`, `[future.result() for future in done]` */
function comesDone(receiver: string, { ir }: FunctionSymbol): boolean {
  const isIt = (target: Expression, iterable: Expression): boolean =>
    target.kind === 'name' && target.id === receiver && givesDone(iterable);
  let found = false;
  forEachStatement(ir.body, (statement) => {
    found ||= statement.kind === 'for' && isIt(statement.target, statement.iterable);
  });
  forEachExpressionIn(ir.body, (node) => {
    found ||= node.kind === 'comprehension' && node.clauses.some(({ target, iterable }) => isIt(target, iterable));
    return !found;
  });
  return found;
}

const givesDone = (iterable: Expression): boolean =>
  iterable.kind === 'call' ? lastIdentifier(iterable.callee) === 'as_completed' : lastIdentifier(iterable) === 'done';

/** A future that the thread was given is awaited: when that is set, the thread ends by itself. */
export function isAwaitedOtherwise(owner: FunctionSymbol): boolean {
  const given = new Set<string>();
  for (const { call } of owner.calls) {
    if (lastIdentifier(call.callee) !== 'Thread') continue;
    for (const { value } of call.arguments)
      forEachExpression(value, (node) => {
        if (node.kind === 'name') given.add(node.id);
        return undefined;
      });
  }
  let found = false;
  forEachExpressionIn(owner.ir.body, (node) => {
    found ||= node.kind === 'await' && node.value.kind === 'name' && given.has(node.value.id);
    return !found;
  });
  return found;
}
