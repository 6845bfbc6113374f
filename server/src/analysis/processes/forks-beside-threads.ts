/**
 * Forks while a thread runs: the copy has the memory of all threads and runs one of them. A lock that another held at that
 * moment stays locked in the child for ever. Errs on the side of silence: the thread has been started and not joined on every
 * way to the fork; a child that becomes another program at once is left alone, and so is a program that sees to its locks
 * (`register_at_fork`); where it does not say itself that its processes are forked, child and thread must need one lock.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { type Acquisition, acquisitionsOf } from '../locks/acquisitions.ts';
import { lockHome } from '../locks/lock-identity.ts';
import { handlesIn, handlesOfRoot } from '../parallel/handles.ts';
import { statesAt } from '../parallel/life-states.ts';
import { before, during, lifeOf, type Start } from '../parallel/lives.ts';
import { callable } from '../parallel/root.ts';
import { contextsOf, type Root, startedRoots } from '../parallel/roots.ts';
import { isForkedByDefault, isForkSure } from './start-methods.ts';

export interface ForkBesideThread {
  readonly node: CfgNode;
  readonly call: Call;
  readonly thread: Root;
  readonly started: Start;
  /** What the child runs, where that is a function of its own. */
  readonly child: FunctionSymbol | undefined;
  /** A lock that the thread takes; the same as `byChild`, where that is known. */
  readonly byThread: Acquisition | undefined;
  /** The child's wait for it. */
  readonly byChild: Acquisition | undefined;
}

/** Of one body, in the order of nodes; the first thread of each. */
export const forksBesideThreads = defineAnalysis<Body, readonly ForkBesideThread[]>({
  name: 'forks-beside-threads',
  compute: (body, context) => {
    const forks = forksOf(body, context);
    if (forks.length === 0 || context.program.mentions('register_at_fork').length > 0) return [];
    const observers = contextsOf(body, context);
    if (observers.some(({ kind }) => !callable.has(kind))) return [];
    const threads = context.get(startedRoots, context).filter(({ kind, certain }) => kind === 'thread' && certain);
    return forks.flatMap((fork) => besideThreads(fork, threads, observers, body, context).slice(0, 1));
  },
});

interface Fork extends Pick<ForkBesideThread, 'node' | 'call' | 'child'> {
  /** Forked, whatever Python or the platform does otherwise. */
  readonly isSure: boolean;
}

function forksOf(body: Body, context: Context): readonly Fork[] {
  const { nodes } = context.get(controlFlow, body);
  const seen = new Set<Expression>();
  return nodes.flatMap((node): readonly Fork[] => {
    const { expression: call } = node;
    if (node.kind !== 'call' || call?.kind !== 'call' || seen.has(call)) return [];
    seen.add(call);
    const { values } = context.evaluator.evaluate(call.callee, body.scope);
    if (values.some((value) => context.models.process(qualifiedNameOf(value) ?? '')?.by === 'fork'))
      return body.kind === 'function' && becomesAnother(body) ? [] : [{ node, call, child: undefined, isSure: true }];
    const child = childOf(call, body, context);
    const isSure = context.get(isForkSure, context);
    return child && (isSure || isForkedByDefault(context)) ? [{ node, call, child, isSure }] : [];
  });
}

/** `os.execv(…)`: nothing of the copy is left. */
const becomesAnother = ({ mentioned }: FunctionSymbol): boolean => [...mentioned].some((word) => /^exec[lv]p?e?$/.test(word));

/** What the process runs that the call starts. */
function childOf({ callee }: Call, body: Body, context: Context): FunctionSymbol | undefined {
  if (callee.kind !== 'attribute' || callee.name !== 'start') return undefined;
  const handles = handlesIn(callee.object, body, context);
  const roots = handles.length > 0 ? context.get(startedRoots, context).filter(({ kind }) => kind === 'process') : [];
  const root = roots.find((each) => handles.some((handle) => handlesOfRoot(each).has(handle)));
  return root?.body.kind === 'function' ? root.body : undefined;
}

function besideThreads(
  fork: Fork,
  threads: readonly Root[],
  observers: readonly Root[],
  body: Body,
  context: Context,
): readonly ForkBesideThread[] {
  const nearFirst = [...threads].sort((a, b) => Number(b.spawner === body) - Number(a.spawner === body));
  return nearFirst.flatMap((thread): readonly ForkBesideThread[] => {
    const life = context.get(lifeOf, thread);
    const [started] = life.starts;
    const states =
      observers.length > 0
        ? observers.reduce((sum, observer) => sum | statesAt({ body, node: fork.node }, thread, observer, context), 0)
        : life.stateBefore(body, fork.node, before);
    const isInSight = life.touching.has(body) || (observers.length > 0 && observers.every((observer) => life.touching.has(observer.body)));
    if (!started || !isInSight || states !== during || thread.body.kind !== 'function') return [];
    const shared = fork.child && sharedLock(thread.body, fork.child, context);
    if (!shared && !fork.isSure) return [];
    return [{ ...fork, thread, started, ...(shared ?? { byThread: ownLock(thread.body, context), byChild: undefined }) }];
  });
}

/** One that both may wait for, and that is of this process alone. */
function sharedLock(
  thread: FunctionSymbol,
  child: FunctionSymbol,
  context: Context,
): Pick<ForkBesideThread, 'byThread' | 'byChild'> | undefined {
  const homes = new Map([...acquisitionsOf(thread, context).values()].map((each) => [lockHome(each.lock, context)?.key, each]));
  for (const byChild of acquisitionsOf(child, context).values()) {
    const key = lockHome(byChild.lock, context)?.key;
    const byThread = key === undefined ? undefined : homes.get(key);
    if (byThread && isOfThreads(byChild, context)) return { byThread, byChild };
  }
  return undefined;
}

const ownLock = (thread: FunctionSymbol, context: Context): Acquisition | undefined =>
  [...acquisitionsOf(thread, context).values()].find((each) => isOfThreads(each, context));

const isOfThreads = ({ lock }: Acquisition, { models }: Context): boolean => models.lock(lock.type)?.domain === 'threads';
