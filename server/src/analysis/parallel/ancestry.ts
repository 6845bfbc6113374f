/**
 * Who spawned whom: the roots whose code may start a root, directly and through others. From them follow the process
 * that its code runs in and, for what takes turns on an event loop, the thread.
 */
import { type Context, defineAnalysis } from '../context.ts';
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
export function processesOf(root: Root, context: Context): ReadonlySet<string> {
  return along(root, context, (each) => (each.kind === 'process' ? each.key : undefined), '');
}

/** The threads, by what runs on them, that a root's code takes turns on with others; empty when nobody knows: one handler at a time is called by whoever serves. */
export function threadsOf(root: Root, context: Context): ReadonlySet<string> {
  if (root.kind === 'handler' && !root.many) return new Set();
  return along(
    root,
    context,
    (each) => {
      if (onMain.has(each.kind)) return 'main';
      if (each.kind === 'public') return each.many ? each.key : 'caller';
      if (each.kind !== 'task' && each.kind !== 'loop-callback') return each.key;
      return each.site && crossing.test(each.site.spawner) ? 'loop' : undefined;
    },
    'loop',
  );
}

const onMain: ReadonlySet<Root['kind']> = new Set(['main', 'test', 'gui', 'exit', 'signal']);
/** Called on another thread than that of the loop. */
const crossing = /_threadsafe$/;

/** What `decide` says of the root or else of each of its parents and so on; `last` where there is none. */
function along(root: Root, context: Context, decide: (root: Root) => string | undefined, last: string): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (each: Root): void => {
    if (seen.has(each.key)) return;
    seen.add(each.key);
    const decided = decide(each);
    const above = decided === undefined ? context.get(parents, each) : [];
    if (decided !== undefined) found.add(decided);
    else if (above.length === 0) found.add(last);
    for (const parent of above) visit(parent);
  };
  visit(root);
  return found;
}
