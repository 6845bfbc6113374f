/**
 * Busy waiting: a loop that does nothing but ask a shared place until another thread changes it. Nothing in the loop
 * calls or waits, so nobody but another thread (or a signal handler) can end it. Errs on the side of silence: any
 * call in the loop may wait, and a place that nobody else is seen to change is not waited for.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Block, Statement } from '../../ir/statement.ts';
import { blocksOf, childrenOf, expressionsOf, unwrap } from '../../ir/visit.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { type Access, accesses, changes } from './accesses.ts';
import { accessesOf } from './accesses-to.ts';
import { isPrivatePhase } from './phases.ts';

export interface SpinWait {
  readonly asked: Access;
  readonly loop: Statement & { readonly kind: 'while' };
  /** What ends the wait, in another body. */
  readonly change: Access;
}

/** Of one body, in source order. */
export const spinWaits = defineAnalysis<Body, readonly SpinWait[]>({
  name: 'spin-waits',
  compute: (body, context) => idleLoopsOf(body).flatMap((loop) => spinWait(loop, body, context)),
});

export const hasIdleLoop = (body: Body): boolean => idleLoopsOf(body).length > 0;

function idleLoopsOf(body: Body): readonly SpinWait['loop'][] {
  const loops: SpinWait['loop'][] = [];
  forEachStatementOf(body, (statement) => {
    if (statement.kind === 'while' && isIdle(statement.body) && asks(statement.test)) loops.push(statement);
  });
  return loops;
}

function spinWait(loop: Statement & { kind: 'while' }, body: Body, context: Context): readonly SpinWait[] {
  const read = context.get(accesses, body).filter(({ kind, statement }) => kind === 'read' && statement === loop);
  for (const asked of read.filter(({ target }) => isOutermost(target, loop.test))) {
    const all = accessesOf(asked.place, context);
    const later = all.filter((each) => changes(each) && !isPrivatePhase(each.body, context) && !isFirst(each, all));
    const change = later.find((each) => each.body !== body);
    if (change) return [{ asked, loop, change }];
  }
  return [];
}

/** What the module gives it at import. */
const isFirst = (each: Access, all: readonly Access[]): boolean =>
  each.body.kind === 'module' && each === all.find((other) => other.body === each.body && changes(other));

/** Nothing but `pass` and `continue`. */
const isIdle = ({ statements }: Block): boolean =>
  statements.every(
    (statement) =>
      statement.kind === 'pass' ||
      statement.kind === 'continue' ||
      (statement.kind === 'expression' && statement.value.kind === 'constant') ||
      (blocksOf(statement).length > 0 && expressionsOf(statement).every(asks) && blocksOf(statement).every(isIdle)),
  );

/** Names, attributes, elements and comparisons of them: no call, so nobody can wait in it. */
function asks(test: Expression): boolean {
  const node = unwrap(test);
  const plain = ['name', 'attribute', 'subscript', 'constant', 'not', 'boolean', 'comparison', 'binary', 'unary'].includes(node.kind);
  return plain && childrenOf(node).every(asks);
}

/** The place that is asked, not an object on the way to it. */
function isOutermost(target: Expression, test: Expression): boolean {
  const inner = (node: Expression): boolean => (node.kind === 'attribute' && node.object === target) || childrenOf(node).some(inner);
  return !inner(test);
}
