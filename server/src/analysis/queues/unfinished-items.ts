/**
 * Queues that are waited for with `join()` though what is taken from them is not always said to be done: nobody says
 * `task_done()`, or an exception skips it. Errs on the side of silence: a queue that anybody unknown has, or of which more
 * is used than takes part in counting; a failure that is not to be expected, or that somebody handles.
 */
import { contains } from '../../base/span.ts';
import { partsOf, targetsOf } from '../../ir/binding.ts';
import type { Call } from '../../ir/expression.ts';
import { unwrap } from '../../ir/visit.ts';
import type { CfgNode, Edge } from '../../semantic/flow/cfg.ts';
import { type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { blocks } from '../flow/blocks.ts';
import { callUses } from '../flow/call-use.ts';
import { controlFlow, forEachStatementOf } from '../flow/control-flow.ts';
import { contextsOf } from '../parallel/roots.ts';
import { isTest } from '../tests.ts';
import { mayWellFail } from '../threads/dropped-results.ts';
import { accountOf, type QueueAccount, type QueueUse } from './queue-uses.ts';

export interface EndlessJoin {
  readonly join: QueueUse & { readonly call: Call };
  readonly get: QueueUse;
  readonly put: QueueUse;
  /** Of tasks. */
  readonly isAsync: boolean;
}

/** `join()` of a queue on which nobody says `task_done()`. */
export const endlessJoins = defineAnalysis<Body, readonly EndlessJoin[]>({
  name: 'endless-joins',
  compute: (body, context) =>
    usesIn('join', body, context).flatMap(({ use: join, account: { uses, type } }): readonly EndlessJoin[] => {
      const get = uses.find(({ method }) => /^get/.test(method));
      const put = uses.find((use) => /^put/.test(use.method) && !isBehind(use, join));
      if (isTest(body) || !get || !put || !waits(join, context) || uses.some(({ method }) => method === 'task_done')) return [];
      return [{ join, get, put, isAsync: type.startsWith('asyncio.') }];
    }),
});

/** In the same function, below it: what is put in later is not waited for. */
const isBehind = (use: QueueUse, { call, occurrence }: QueueUse & { readonly call: Call }): boolean =>
  use.occurrence.body === occurrence.body && use.occurrence.unit === occurrence.unit && use.queue.start > call.start;

export interface SkippedDone {
  readonly done: QueueUse & { readonly call: Call };
  readonly get: QueueUse & { readonly call: Call };
  /** What raises in between. */
  readonly failing: CfgNode;
  readonly join: QueueUse;
}

/** `task_done()` that an exception of a worker skips. */
export const skippedDones = defineAnalysis<Body, readonly SkippedDone[]>({
  name: 'skipped-dones',
  compute: (body, context) => {
    if (body.kind === 'module' || body.ir.hasError || isTest(body) || !runsBeside(body, context)) return [];
    const found = new Map<QueueAccount, SkippedDone>();
    for (const { use: done, account } of usesIn('task_done', body, context)) {
      const join = account.uses.find((use) => use.method === 'join' && use.occurrence.body !== body && waits(use, context));
      const isKnown = account.uses.every((use) => use.method !== 'task_done' || (use.call && isTakenIn(use.occurrence.body, account)));
      if (!join || !isKnown || found.has(account)) continue;
      for (const get of account.uses) {
        const failing =
          get.occurrence.body === body && isCalled(get) && /^get/.test(get.method) ? skips(get, account, body, context) : undefined;
        if (failing && isCalled(get)) found.set(account, { done, get, failing, join });
      }
    }
    return [...found.values()];
  },
});

/** Who asks another queue gets an AttributeError. */
const counted = /^(queue|asyncio)\.(Lifo|Priority)?Queue$|^multiprocessing\.JoinableQueue$/;
const counting = /^(get|get_nowait|put|put_nowait|join|task_done|empty|full|qsize|maxsize)$/;

const isCalled = (use: QueueUse): use is QueueUse & { readonly call: Call } => use.call !== undefined;

interface Placed {
  readonly use: QueueUse & { readonly call: Call };
  readonly account: QueueAccount;
}

/** Calls of a method, of queues of which everything is known. */
const usesIn = (method: string, body: Body, context: Context): readonly Placed[] =>
  body.calls.flatMap((site) => {
    const { callee } = site.call;
    if (callee.kind !== 'attribute' || callee.name !== method || site.call.arguments.length > 0) return [];
    const account = accountOf(site, context);
    const use = account?.uses.find(({ call }) => call === site.call);
    const isCounted = account && counted.test(account.type) && account.uses.every((each) => counting.test(each.method));
    return isCounted && use && isCalled(use) ? [{ use, account }] : [];
  });

/** `jobs.join()`, or `await jobs.join()`, for as long as it takes. */
const waits = ({ call, occurrence: { body } }: QueueUse, context: Context): boolean =>
  call !== undefined && context.get(callUses, body).get(call)?.how === 'ignored';

/** Whoever joins is another one. */
const runsBeside = (fn: FunctionSymbol, context: Context): boolean =>
  contextsOf(fn, context).some(({ kind }) => /^(thread|pool|process|task)$/.test(kind));

const isTakenIn = (body: Body, { uses }: QueueAccount): boolean =>
  uses.some((use) => use.occurrence.body === body && /^get/.test(use.method) && use.call);

/** What raises after the `get()`, so that its item is never said to be done: control leaves, or comes back for the next item. */
function skips({ call: get }: QueueUse, { uses }: QueueAccount, fn: FunctionSymbol, context: Context): CfgNode | undefined {
  const calls = (method: RegExp): ReadonlySet<unknown> => new Set(uses.filter((use) => method.test(use.method)).map(({ call }) => call));
  const [dones, gets] = [calls(/^task_done$/), calls(/^get/)];
  const taken = namesFor(get, fn);
  const seen = new Set<CfgNode>();
  const work: { readonly node: CfgNode; readonly via?: CfgNode }[] = [];
  const go = ({ to }: Edge, via?: CfgNode): void => {
    if (!via && seen.has(to)) return;
    if (!via) seen.add(to);
    work.push(via ? { node: to, via } : { node: to });
  };
  for (const node of context.get(controlFlow, fn).nodes)
    if (node.expression === get && node.kind === 'call') for (const edge of node.edges) if (edge.kind !== 'exception') go(edge);
  const failed = new Set<CfgNode>();
  for (let at = work.shift(); at; at = work.shift()) {
    const { node, via } = at;
    const isEnd = node.kind === 'exit' || node.kind === 'raised' || (node.kind === 'call' && gets.has(node.expression));
    if (via && isEnd) return via;
    if (isEnd || (node.kind === 'call' && (dones.has(node.expression) || endsProgram(node)))) continue;
    if (via && failed.has(node)) continue;
    if (via) failed.add(node);
    for (const edge of node.kind === 'handler' ? handling(node) : node.edges) {
      if (edge.kind !== 'exception') go(edge, via);
      else if (via ? node.kind === 'raise' : isToExpect(node, edge.to, taken, fn, context)) go(edge, via ?? node);
    }
  }
  return undefined;
}

/** The handler of all exceptions; where there is none, what is handled is another matter. */
const handling = ({ edges }: CfgNode): readonly Edge[] => (edges.some(({ kind }) => kind === 'exception') ? [] : edges.slice(-1));

const endsProgram = ({ expression }: CfgNode): boolean =>
  expression?.kind === 'call' && /^(_?exit|kill|abort|interrupt_main)$/.test(lastIdentifier(expression.callee) ?? '');

/** Who catches all of it expects it. A job that comes out of the queue does who knows what. */
function isToExpect(node: CfgNode, to: CfgNode, taken: ReadonlySet<string>, fn: FunctionSymbol, context: Context): boolean {
  if (to.kind === 'handler') return handling(to).length > 0 && (node.kind === 'call' || node.kind === 'raise');
  const callee = node.kind === 'call' && node.expression?.kind === 'call' ? node.expression.callee : undefined;
  const job = callee?.kind === 'subscript' ? callee.object : callee;
  const isTaken = job?.kind === 'name' && taken.has(job.id);
  return (isTaken || mayWellFail(node, fn, context)) && !isTried(node, fn, context);
}

/** The variables that what was taken is bound to: `job, arguments = jobs.get()`. */
function namesFor(get: Call | undefined, fn: FunctionSymbol): ReadonlySet<string> {
  const names = new Set<string>();
  forEachStatementOf(fn, (statement) => {
    const isTaking = statement.kind === 'assign' && unwrap(statement.value) === get;
    for (const part of isTaking ? targetsOf(statement).flatMap(partsOf) : []) if (part.kind === 'name') names.add(part.id);
  });
  return names;
}

/** Inside a `try` with handlers. */
const isTried = ({ expression, statement }: CfgNode, fn: FunctionSymbol, context: Context): boolean => {
  const at = expression ?? statement;
  return (
    at !== undefined &&
    context
      .get(blocks, fn)
      .some(({ around }) => around.some((outer) => outer.kind === 'try' && outer.handlers.length > 0 && contains(outer.body, at)))
  );
};
