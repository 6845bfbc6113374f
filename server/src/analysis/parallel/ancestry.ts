/**
 * Who spawned whom: the roots whose code may start a root, directly and through others. From them follow the process
 * that its code runs in and, for what takes turns on an event loop, the thread.
 */
import type { Expression } from '../../ir/expression.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type CallSite, lastIdentifier } from '../../semantic/symbols.ts';
import { bodyOf, type Context, defineAnalysis } from '../context.ts';
import { rawContexts } from './contexts.ts';
import { lifeOf } from './lives.ts';
import { type Root, sameRoots } from './root.ts';

/** Roots in which it is started; none when nobody knows. */
export const parents = defineAnalysis<Root, readonly Root[]>({
  name: 'spawning-roots',
  compute: (root, context) => {
    if (!root.site) return [];
    const { starts } = context.get(lifeOf, root);
    const bodies = new Set(starts.length > 0 ? starts.map(({ body }) => body) : [root.site.body]);
    const found = [...bodies].flatMap((body) => context.get(rawContexts, body));
    return [...new Map(found.map((each) => [each.key, each])).values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  },
  equals: sameRoots,
});

/** Parents, their parents and so on; the root itself only if it spawns itself. By key. */
export const ancestry = defineAnalysis<Root, ReadonlyMap<string, Root>>({
  name: 'ancestry',
  compute: (root, context) => {
    const found = new Map<string, Root>();
    const work = [...context.get(parents, root)];
    for (let next = work.pop(); next; next = work.pop()) {
      if (found.has(next.key)) continue;
      found.set(next.key, next);
      work.push(...context.get(parents, next));
    }
    return found;
  },
});

/** The roots at the beginning of the line, itself if nobody knows who spawns it. By key. */
export const origins = defineAnalysis<Root, ReadonlyMap<string, Root>>({
  name: 'origins',
  compute: (root, context) => {
    const line = [root, ...context.get(ancestry, root).values()];
    return new Map(line.filter((each) => context.get(parents, each).length === 0).map((each) => [each.key, each]));
  },
});

/** The process, by the root that made it; '' for the one the program starts as. Several where it is spawned in several. */
export const processesOf = defineAnalysis<Root, ReadonlySet<string>>({
  name: 'processes-of',
  compute: (root, context) => along(root, context, (each) => (each.kind === 'process' ? [each.key] : undefined), ['']),
});

/**
 * The threads, by what runs on them, that a root's code takes turns on with others; empty when nobody knows: one
 * handler at a time is called by whoever serves, and a coroutine handed to a loop from elsewhere runs where that runs.
 */
export const threadsOf = defineAnalysis<Root, ReadonlySet<string>>({
  name: 'threads-of',
  compute: (root, context) =>
    along(root, context, (each) => ownThreads(each) ?? (isHandedOver(each) ? [...context.get(loopThreads, context)] : undefined), [
      'loop',
      'caller',
    ]),
});

/** Undefined for what takes turns on an event loop. */
function ownThreads({ kind, many, key }: Root): readonly string[] | undefined {
  if (onMain.has(kind)) return ['main'];
  if (kind === 'public') return [many ? key : 'caller'];
  if (kind === 'handler' && !many) return [];
  return isCooperative({ kind }) ? undefined : [key];
}

export const isCooperative = ({ kind }: Pick<Root, 'kind'>): boolean => kind === 'task' || kind === 'loop-callback';
const onMain: ReadonlySet<Root['kind']> = new Set(['main', 'test', 'gui', 'exit', 'signal']);

/** Called on another thread than that of the loop. */
const isHandedOver = ({ site }: Root): boolean => site !== undefined && /_threadsafe$/.test(site.spawner);

/** The threads that event loops of the program run on. */
const loopThreads = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'loop-threads',
  compute: (_, context) =>
    new Set(running.flatMap((name) => context.program.mentions(name)).flatMap((site) => threadsOfLoop(site, context))),
});

const running = ['run', 'run_forever', 'run_until_complete'] as const;
const runsLoop = /^asyncio\.(run|Runner#run|AbstractEventLoop#run_(forever|until_complete))$/;

/** `loop.run_forever()` runs on the threads of its body, `Thread(target=loop.run_forever)` on one of its own. */
function threadsOfLoop({ call, scope }: CallSite, context: Context): readonly string[] {
  const isLoop = (node: Expression): boolean =>
    running.some((name) => name === lastIdentifier(node)) &&
    context.evaluator.evaluate(node, scope).values.some((value) => runsLoop.test(qualifiedNameOf(value) ?? ''));
  if (call.arguments.some(({ value }) => isLoop(value))) return ['loop'];
  const body = isLoop(call.callee) ? bodyOf(scope) : undefined;
  return body ? context.get(rawContexts, body).flatMap((root) => ownThreads(root) ?? []) : [];
}

/** What `decide` says of the root or else of each of its parents and so on; `last` where there is none. */
function along(
  root: Root,
  context: Context,
  decide: (root: Root) => readonly string[] | undefined,
  last: readonly string[],
): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (each: Root): void => {
    if (seen.has(each.key)) return;
    seen.add(each.key);
    const decided = decide(each);
    const above = decided ? [] : context.get(parents, each);
    for (const name of decided ?? (above.length === 0 ? last : [])) found.add(name);
    for (const parent of above) visit(parent);
  };
  visit(root);
  return found;
}
