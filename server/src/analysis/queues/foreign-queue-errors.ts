/**
 * Handlers for the exception of another kind of queue than the one in the `try`: `asyncio.QueueEmpty` is no `queue.Empty`, so
 * it is never caught. Errs towards silence: a queue of unknown make in the `try`, a handler that catches the right one as well.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Statement } from '../../ir/statement.ts';
import { expressionsOf, forEachExpression, forEachStatement, unwrap } from '../../ir/visit.ts';
import { objectsOf } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { catchesAll } from '../flow/expected.ts';

export interface ForeignQueueError {
  /** The type that the handler names. */
  readonly type: Expression;
  readonly unit: Unit;
  /** The queue's own exception, canonical: `queue.Empty`. */
  readonly instead: string;
  readonly queue: Expression;
}

/** By the module of the queue's class, `Empty` and `Full`. */
const own: Readonly<Record<string, readonly [empty: string, full: string]>> = {
  queue: ['queue.Empty', 'queue.Full'],
  multiprocessing: ['queue.Empty', 'queue.Full'],
  asyncio: ['asyncio.QueueEmpty', 'asyncio.QueueFull'],
};
const known: ReadonlySet<string> = new Set(Object.values(own).flat());

/** In source order. */
export const foreignQueueErrors = defineAnalysis<Body, readonly ForeignQueueError[]>({
  name: 'foreign-queue-errors',
  compute: (body, context) => {
    const found: ForeignQueueError[] = [];
    forEachStatementOf(body, (statement, unit) => {
      if (statement.kind === 'try') found.push(...inTry(statement, unit, body, context));
    });
    return found;
  },
});

function inTry(statement: Statement & { kind: 'try' }, unit: Unit, body: Body, context: Context): readonly ForeignQueueError[] {
  const caught = statement.handlers.flatMap(({ type }) =>
    type ? typesIn(type).map((each) => ({ type: each, name: nameOf(each, body, context) })) : [],
  );
  const suspects = caught.filter(({ name }) => known.has(name));
  if (suspects.length === 0 || statement.handlers.some(({ type }) => catchesAll(type))) return [];
  const used = queuesIn(statement, body, context);
  const [first] = used;
  if (!first || used.some(({ module }) => own[module] === undefined)) return [];
  const raised = new Set(used.flatMap(({ module }) => own[module] ?? []));
  // Who catches the right one as well does not know which queue it will be.
  if (caught.some(({ name }) => raised.has(name))) return [];
  return suspects.flatMap(({ type, name }) => {
    const instead = [...raised].find((each) => each.endsWith('Empty') === name.endsWith('Empty'));
    return instead === undefined ? [] : [{ type, unit, instead, queue: first.queue }];
  });
}

const typesIn = (type: Expression): readonly Expression[] => {
  const node = unwrap(type);
  return node.kind === 'collection' ? node.elements : [node];
};

function nameOf(node: Expression, { scope }: Body, { evaluator }: Context): string {
  const [value, ...others] = objectsOf(evaluator.evaluate(node, scope));
  return value?.kind === 'library' && others.length === 0 ? value.name : '';
}

const methods = /^(get|put)(_nowait)?$/;

/** The queues whose methods the `try` calls; one that nobody knows has no module. */
function queuesIn(
  { body: block }: Statement & { kind: 'try' },
  { scope }: Body,
  { evaluator }: Context,
): readonly { module: string; queue: Expression }[] {
  const found: { module: string; queue: Expression }[] = [];
  const look = (node: Expression): undefined => {
    if (node.kind !== 'call' || node.callee.kind !== 'attribute' || !methods.test(node.callee.name)) return;
    const queue = node.callee.object;
    const values = objectsOf(evaluator.evaluate(queue, scope));
    const modules = new Set(
      values.map((value) => (value.kind === 'instance' && /Queue$/.test(value.type) ? value.type.split('.')[0] : undefined)),
    );
    found.push({ module: modules.size === 1 ? ([...modules][0] ?? '') : '', queue });
  };
  forEachStatement(block, (statement) => {
    for (const expression of expressionsOf(statement)) forEachExpression(expression, look);
  });
  return found;
}
