/**
 * May happen in parallel (MHP): whether two places of a program can be executed at the same time, and in which two
 * roots. Start and join order the code around a spawn; what runs on one thread takes turns; processes share no
 * memory; a constructor works on an object nobody else has. Errs on the side of silence where nobody has seen the
 * caller, and on the other side where both places are known to run but not in which order.
 */
import { append } from '../../base/multi-map.ts';
import { compare } from '../../base/text-order.ts';
import type { Pair } from '../../engine/pair.ts';
import { type Body, type Context, defineAnalysis, moduleOf } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { ancestry, isCooperative, origins, parents, processesOf, threadsOf } from './ancestry.ts';
import { isPartlyUnshared, isUnshared, related } from './construction.ts';
import { contextKeys, rawContexts } from './contexts.ts';
import { hasOneWorker } from './direct-spawns.ts';
import { multiplicity, type Place, statesAt } from './life-states.ts';
import { after, during, lifeOf, touchingBodies } from './lives.ts';
import { counted, type Root } from './roots.ts';

export type { Place } from './life-states.ts';

export interface Parallel {
  readonly first: Root;
  readonly second: Root;
  /** 'processes' share no memory: it matters for files and the like. 'tasks' take turns at suspension points only. 'signal': one interrupts the other. */
  readonly how: 'threads' | 'processes' | 'tasks' | 'signal';
}

/** All answers, or all of one kind, the strongest first: certain roots before evidence, threads before the rest. */
export function parallelsOf(a: Place, b: Place, context: Context, wanted?: Parallel['how']): readonly Parallel[] {
  const matters = wanted !== 'threads' || mattersWhere(a.body, context) || mattersWhere(b.body, context);
  return matters ? parallelsAt(a, b, context, wanted) : context.get(threadsIn, context.pair(a.body, b.body));
}

/** Whether two places of one body can differ: something starts or ends between them, or becomes known to others. */
const mattersWhere = (body: Body, context: Context): boolean =>
  context.get(touchingBodies, context).has(body) || isPartlyUnshared(body, context);

/** Wherever in the two bodies. */
const threadsIn = defineAnalysis<Pair<Body>, readonly Parallel[]>({
  name: 'threads-in',
  compute: ({ first, second }, context) =>
    parallelsAt({ body: first, node: undefined }, { body: second, node: undefined }, context, 'threads'),
  equals: (before, after) => before.length === after.length && before.every((each, index) => isSameParallel(each, after[index])),
});

const isSameParallel = (before: Parallel, after: Parallel | undefined): boolean =>
  before.first === after?.first && before.second === after.second && before.how === after.how;

const parallelsAt = (a: Place, b: Place, context: Context, wanted: Parallel['how'] | undefined): readonly Parallel[] =>
  [...pairsOf(a, b, context, wanted)]
    .filter(({ how }) => wanted === undefined || how === wanted)
    .sort(
      (left, right) => rank(left) - rank(right) || compare(left.first.key, right.first.key) || compare(left.second.key, right.second.key),
    );

/** Roots that are alike are asked once how they are to others: a base class of coroutines is reached from hundreds of tasks. */
function* pairsOf(a: Place, b: Place, context: Context, wanted: Parallel['how'] | undefined): Generator<Parallel> {
  if (isConstruction(a, b, context) || isConstruction(b, a, context)) return;
  const keys = context.get(contextKeys, b.body);
  for (const root of context.get(rawContexts, a.body)) {
    const found = keys.has(root.key) ? besideItself(root, context) : undefined;
    if (found) yield found;
  }
  for (const left of context.get(kinships, a.body)) {
    for (const right of context.get(kinships, b.body)) {
      const how = left[0] && right[0] && relation(left[0].root, right[0].root, context);
      if (how && (wanted === undefined || how === wanted)) yield* meetings(left, a, right, b, how, context);
    }
  }
}

function* meetings(
  left: readonly Line[],
  a: Place,
  right: readonly Line[],
  b: Place,
  how: Parallel['how'],
  context: Context,
): Generator<Parallel> {
  for (const first of left) {
    for (const second of right) {
      if (first.root.key !== second.root.key && overlap(first, a, second, b, context))
        yield { first: context.get(counted, first.root), second: context.get(counted, second.root), how };
    }
  }
}

/** A root with its ancestors, which are asked for once: hundreds may be put beside hundreds. */
interface Line {
  readonly root: Root;
  readonly above: ReadonlyMap<string, Root>;
}

/** The roots that run a body, by all that `relation` asks of one. */
const kinships = defineAnalysis<Body, readonly (readonly Line[])[]>({
  name: 'kinships',
  compute: (body, context) => {
    const found = new Map<string, Line[]>();
    for (const root of context.get(rawContexts, body)) append(found, kinship(root, context), { root, above: context.get(ancestry, root) });
    return [...found.values()];
  },
});

function kinship(root: Root, context: Context): string {
  const sets = [context.get(processesOf, root), context.get(threadsOf, root)].map((each) => [...each].sort().join(' '));
  const kind = asked.has(root.kind) ? root.kind : '';
  return [kind, isCoroutine(root), root.certain, ...sets].join(' | ');
}

/** Kinds that `relation` asks for by name. */
const asked: ReadonlySet<Root['kind']> = new Set(['signal', 'finalizer', 'task', 'loop-callback']);

const rank = ({ first, second, how }: Parallel): number =>
  (first.certain && second.certain ? 0 : 10) + ['threads', 'tasks', 'signal', 'processes'].indexOf(how);

/** `a` makes an object of the class that `b` is a method of. */
const isConstruction = (a: Place, b: Place, context: Context): boolean =>
  a.body !== b.body &&
  a.body.kind === 'function' &&
  b.body.kind === 'function' &&
  related(a.body.cls, b.body.cls, context) &&
  isUnshared(a.body, a.node, context);

/** Many by evidence alone is evidence, though the root is certain. */
function besideItself(raw: Root, context: Context): Parallel | undefined {
  const count = context.get(multiplicity, raw);
  const beside = count === 'one' ? undefined : byItself.get(raw.kind);
  const how = beside === 'threads' && isCoroutine(raw) ? 'tasks' : beside;
  const known = context.get(counted, raw);
  const root = count === 'many' || !known.certain ? known : { ...known, certain: false };
  return how && { first: root, second: root, how };
}

/** What is not here never runs beside itself. */
const byItself: ReadonlyMap<Root['kind'], Parallel['how']> = new Map([
  ['thread', 'threads'],
  ['pool', 'threads'],
  ['timer', 'threads'],
  ['handler', 'threads'],
  ['public', 'threads'],
  ['task', 'tasks'],
  ['process', 'processes'],
]);

/** How two roots are to each other, if both are at work. */
function relation(first: Root, second: Root, context: Context): Parallel['how'] | undefined {
  if (disjoint(context.get(processesOf, first), context.get(processesOf, second))) return 'processes';
  // Of a handler, too: both run in the middle of what their thread is at, and nobody starts a thread for them.
  if (first.kind === 'finalizer' || second.kind === 'finalizer') return first.kind === second.kind ? undefined : 'signal';
  if (first.kind === 'signal' || second.kind === 'signal') return interrupts(first, second, context);
  if (isCoroutine(first) && isCoroutine(second) && !(first.certain && second.certain)) return 'tasks';
  if (disjoint(context.get(threadsOf, first), context.get(threadsOf, second))) return 'threads';
  const takeTurns = isCooperative(first) && isCooperative(second) && (first.kind === 'task' || second.kind === 'task');
  return takeTurns ? 'tasks' : undefined;
}

/** Coroutines that nobody starts in sight are taken to share one event loop, as they mostly do. */
const isCoroutine = ({ body }: Root): boolean => body.kind === 'function' && body.signature.isAsync;

const disjoint = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && b.size > 0 && ![...a].some((each) => b.has(each));

/** A handler runs between two steps of the main thread, and beside the others; an event loop is taken to run on the former. */
function interrupts(first: Root, second: Root, context: Context): Parallel['how'] {
  const on = context.get(threadsOf, first.kind === 'signal' ? second : first);
  return on.size === 0 || on.has('main') || on.has('loop') || on.has('caller') ? 'signal' : 'threads';
}

/** Whether the lives of two roots overlap where they are at the two places. */
function overlap(one: Line, a: Place, other: Line, b: Place, context: Context): boolean {
  const [first, second] = [one.root, other.root];
  if (first.site?.host && first.site.host.call === second.site?.host?.call && hasOneWorker(first.site, context)) return false;
  if (other.above.has(first.key)) return mayRunAt(a, first, second, context);
  if (one.above.has(second.key)) return mayRunAt(b, second, first, context);
  return (
    unrelatedMayMeet(first, a, second, context) &&
    unrelatedMayMeet(second, b, first, context) &&
    meetInOneProgram(first, second, context) &&
    siblingsMayMeet(first, second, context)
  );
}

/** Whether `spawned` may be running while its ancestor is at `place`. */
function mayRunAt(place: Place, ancestor: Root, spawned: Root, context: Context): boolean {
  return [spawned, ...context.get(ancestry, spawned).values()].some((each) => {
    if (!context.get(parents, each).some(({ key }) => key === ancestor.key)) return false;
    const states = statesAt(place, each, ancestor, context);
    return each === spawned ? (states & during) !== 0 : (states & (outlives(spawned, each, context) ? during | after : during)) !== 0;
  });
}

/** Whether it may go on when the one above it has ended; an event loop ends its tasks with itself. */
function outlives(spawned: Root, above: Root, context: Context): boolean {
  if (isCooperative(spawned)) return false;
  const { exit } = context.get(controlFlow, above.body);
  return (statesAt({ body: above.body, node: exit }, spawned, above, context) & during) !== 0;
}

/**
 * Neither is spawned by the other. What nobody spawns meets only what belongs to it, a public method the threads of
 * its class; a module body and a test meet their own threads alone, and handlers come after what sets up their server.
 */
function unrelatedMayMeet(root: Root, place: Place, other: Root, context: Context): boolean {
  if (root.kind === 'main' || root.kind === 'test') return other.kind === 'finalizer';
  if (root.kind === 'exit') return false;
  if (root.certain || root.many || root.site) return true;
  return isOwn(root, other, context) && (statesAt(place, other, root, context) & during) !== 0;
}

/** Whether they can be part of one run of a program: not the threads of two tests, nor of two scripts. */
function meetInOneProgram(first: Root, second: Root, context: Context): boolean {
  const [left, right] = [context.get(origins, first), context.get(origins, second)];
  if ([...left.keys()].some((key) => right.has(key))) return true;
  if (isAll(left, tested) || isAll(right, tested)) return false;
  if (first.kind === 'public' || second.kind === 'public') return true;
  return isSome(left, calledBack) || isSome(right, calledBack) || isOwn(first, second, context);
}

type Kinds = ReadonlySet<Root['kind']>;
const isAll = (from: ReadonlyMap<string, Root>, kinds: Kinds): boolean =>
  from.size > 0 && [...from.values()].every(({ kind }) => kinds.has(kind));
const isSome = (from: ReadonlyMap<string, Root>, kinds: Kinds): boolean => [...from.values()].some(({ kind }) => kinds.has(kind));

const tested: Kinds = new Set(['test']);
/** Whatever else the program does, the library may call these. */
const calledBack: Kinds = new Set(['handler', 'finalizer', 'signal', 'gui', 'loop-callback', 'exit']);

/** Whether they are of one class, or of one module outside of classes; what is spawned belongs to its spawner. */
function isOwn(first: Root, second: Root, context: Context): boolean {
  const [one, two] = [first.spawner ?? first.body, second.spawner ?? second.body];
  const [cls, other] = [one, two].map((each) => (each.kind === 'function' ? each.cls : undefined));
  return cls || other ? related(cls, other, context) : moduleOf(one) === moduleOf(two);
}

/** Two that one root spawns: the second is started while the first runs, or the other way round. */
function siblingsMayMeet(first: Root, second: Root, context: Context): boolean {
  const common = context.get(parents, first).filter(({ key }) => context.get(parents, second).some((each) => each.key === key));
  if (common.length === 0) return true;
  return common.some((parent) => startsDuring(first, second, parent, context) || startsDuring(second, first, parent, context));
}

const startsDuring = (started: Root, running: Root, parent: Root, context: Context): boolean =>
  context.get(lifeOf, started).starts.some((start) => (statesAt(start, running, parent, context) & during) !== 0);
