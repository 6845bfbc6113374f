/**
 * One mark for the end of the work, put once into a queue that several workers take from: each of them ends at the mark it
 * takes, so all but one wait for ever. Errs on the side of silence: workers in a number that is not written down, one that
 * puts something back, a mark that is put in a loop or by a function that is called again, workers that may be left waiting.
 */
import { contains } from '../../base/span.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import type { Statement } from '../../ir/statement.ts';
import { expressionsOf, forEachStatement, someExpression, unwrap } from '../../ir/visit.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { visibleMentions } from '../calls/visible-mentions.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { blocks } from '../flow/blocks.ts';
import { contextsOf, startedRoots } from '../parallel/roots.ts';
import { isTest } from '../tests.ts';
import { timesMade } from '../threads/thread-counts.ts';
import type { ThreadCreation } from '../threads/thread-creations.ts';
import { lifecycles } from '../threads/thread-lifecycle.ts';
import { joinsOf } from '../threads/thread-operations.ts';
import { accountOf, type QueueAccount, type QueueUse } from './queue-uses.ts';

export interface LoneSentinel {
  readonly put: QueueUse & { readonly call: Call };
  readonly get: QueueUse;
  readonly creation: ThreadCreation;
  readonly count: number;
}

const plain = /^(get|put|put_nowait|join|task_done|empty|full|qsize|maxsize|close|join_thread)$/;

/** In source order. */
export const loneSentinels = defineAnalysis<Body, readonly LoneSentinel[]>({
  name: 'lone-sentinels',
  compute: (body, context) =>
    body.calls.flatMap((site): readonly LoneSentinel[] => {
      const { call } = site;
      const sentinel = isPut(call) ? sentinelOf(call) : undefined;
      const account = sentinel !== undefined && !isTest(body) ? accountOf(site, context) : undefined;
      const put = account?.uses.find((use) => use.call === call);
      if (!account || sentinel === undefined || !put || !account.uses.every(({ method }) => plain.test(method))) return [];
      const isOnly = account.uses.every((use) => use === put || !mayPut(use, sentinel, context));
      const found = isOnly && happensOnce(put, context) ? workersOf(account, sentinel, put, context) : undefined;
      return found ? [{ put: { ...put, call }, ...found }] : [];
    }),
});

const isPut = ({ callee }: Call): boolean => callee.kind === 'attribute' && /^put(_nowait)?$/.test(callee.name);

/** `None`, or a name that is written like a constant. */
function sentinelOf({ arguments: [first, ...more] }: Call): string | undefined {
  if (first?.star !== 0 || first.keyword !== undefined || more.length > 0) return undefined;
  const value = unwrap(first.value);
  const name = value.kind === 'name' ? value.id : value.kind === 'attribute' ? value.name : '';
  return (value.kind === 'constant' && value.value === null) || /^_*[A-Z][A-Z_\d]+$/.test(name) ? render(value) : undefined;
}

/** Whether another put may put in the mark as well. */
function mayPut({ method, call, occurrence: { body } }: QueueUse, sentinel: string, context: Context): boolean {
  if (!/^put/.test(method)) return false;
  const value = call?.arguments[0]?.value;
  if (!value || render(unwrap(value)) === sentinel) return true;
  return context.evaluator.evaluate(value, body.scope).values.some((each) => each.kind === 'constant' && each.value === null);
}

/** No loop is around it, and its function is called from one place at most, by one thread; what nobody calls must be called like an end. */
function happensOnce({ call, occurrence: { body, unit } }: QueueUse, context: Context): boolean {
  if (!call || isRepeated(call, unit, body, context)) return false;
  if (body.kind === 'module') return true;
  const sites = visibleMentions(body, body.name, context);
  if (!sites || sites.length > 1 || contextsOf(body, context).some((root) => root.many && root.kind !== 'public')) return false;
  const isEnd = body.cls === undefined || ending.test(body.name);
  return sites.length === 0
    ? isEnd
    : sites.every(({ call: at, unit: where, scope: { owner } }) => owner.kind !== 'class' && !isRepeated(at, where, owner, context));
}

const ending =
  /^_*(stop|close|shut_?down|terminate|quit|finish|halt|end|join|wait|run|main|tear_?down|__a?exit__|__del__)(_all|_workers|_threads)?$/i;

function isRepeated(call: Call, unit: unknown, body: Body, context: Context): boolean {
  const around = context.get(blocks, body).filter((block) => block.unit === unit && block.statements.some((each) => contains(each, call)));
  const inLoop = around.some((block) => block.around.some(({ kind }) => kind === 'for' || kind === 'while'));
  const isComprehended = (statement: Statement): boolean =>
    expressionsOf(statement).some((root) => someExpression(root, (node) => node.kind === 'comprehension' && contains(node, call)));
  return inLoop || around.some((block) => block.statements.some(isComprehended));
}

/** The threads or processes that take from it: one function, made by one call in a number that is known. */
function workersOf({ site, uses }: QueueAccount, sentinel: string, put: QueueUse, context: Context): Omit<LoneSentinel, 'put'> | undefined {
  const [get, ...others] = uses.filter(({ method }) => method === 'get');
  const worker = get?.occurrence.body;
  if (!get || others.length > 0 || worker?.kind !== 'function' || worker === put.occurrence.body) return undefined;
  if (uses.some((use) => use.occurrence.body === worker && /^put/.test(use.method)) || !endsAt(get, sentinel, worker)) return undefined;
  const roots = context.get(startedRoots, context).filter(({ body }) => body === worker);
  const [root] = roots;
  const creation = root?.site?.creation;
  if (!root?.spawner || !creation || roots.length > 1 || root.site?.targets.length !== 1 || !/^(thread|process)$/.test(root.kind))
    return undefined;
  if (root.spawner === site.scope.owner && isRepeated(site.call, site.unit, root.spawner, context)) return undefined;
  const count = timesMade(creation, root.spawner, context);
  return count !== undefined && count > 1 && isMissed(creation, root.spawner, context) ? { get, creation, count } : undefined;
}

/** Somebody waits for them, if only Python at its end. */
function isMissed(creation: ThreadCreation, spawner: Body, context: Context): boolean {
  const life = context.get(lifecycles, spawner).find((each) => each.creation === creation);
  const ended = joinsOf(creation, context).map(({ call: { callee } }) => (callee.kind === 'attribute' ? callee.name : ''));
  return life?.started === true && !ended.some((method) => method !== 'join') && (life.daemon === 'no' || ended.length > 0);
}

/** `for item in iter(jobs.get, None)`, or a loop without another end that is left where the item is the mark. */
function endsAt({ call, occurrence: { around, statement } }: QueueUse, sentinel: string, { ir }: FunctionSymbol): boolean {
  if (!call) {
    const iter = around[1];
    const isIter = iter?.kind === 'call' && iter.callee.kind === 'name' && iter.callee.id === 'iter' && iter.arguments.length === 2;
    return statement.kind === 'for' && isIter && statement.iterable === iter && render(iter.arguments[1]?.value ?? iter) === sentinel;
  }
  const item = statement.kind === 'assign' && statement.targets.length === 1 ? statement.targets[0] : undefined;
  if (item?.kind !== 'name' || call.arguments.length > 0 || statement.kind !== 'assign' || unwrap(statement.value) !== call) return false;
  let ends = false;
  forEachStatement(ir.body, (loop) => {
    if (loop.kind !== 'while' || !contains(loop.body, call) || !isEndless(loop.test)) return;
    forEachStatement(loop.body, (each) => {
      ends ||= each.kind === 'if' && asksFor(each.test, item.id, sentinel) && leaves(each.body.statements);
    });
  });
  return ends;
}

const isEndless = (test: Expression): boolean => test.kind === 'constant' && Boolean(test.value);

const leaves = (statements: readonly Statement[]): boolean => /^(break|return)$/.test(statements.at(-1)?.kind ?? '');

/** `item is None`, `item == STOP` */
function asksFor(test: Expression, item: string, sentinel: string): boolean {
  const node = unwrap(test);
  if (node.kind !== 'comparison' || node.operands.length !== 2 || !/^(is|==)$/.test(node.operators[0] ?? '')) return false;
  const sides = node.operands.map((each) => render(unwrap(each)));
  return sides.includes(item) && sides.includes(sentinel);
}
