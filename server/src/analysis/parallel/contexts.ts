/**
 * Execution contexts: the roots that reach a body over the call graph. From what is spawned, called back or handled
 * the way leads forward, so that the whole of such code is known; from module bodies, tests and public functions,
 * which reach everything, it is looked for backwards from the body in question.
 */
import { append } from '../../base/multi-map.ts';
import type { ModuleSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { callees } from './callees.ts';
import { callers } from './callers.ts';
import { rawStartedRoots, rootsIn } from './raw-roots.ts';
import { callable, type Root, sameRoots } from './root.ts';

/** Sorted by key. Whether a root is many is not yet known here. */
export const rawContexts = defineAnalysis<Body, readonly Root[]>({
  name: 'contexts',
  compute: (body, context) => {
    const forwards = (context.get(reached, context).get(body) ?? []).flatMap(({ key, home }) =>
      context.get(rootsIn, home).filter((root) => root.key === key),
    );
    return sorted([...forwards, ...context.get(called, body)]);
  },
  equals: sameRoots,
});

/** Their keys. */
export const contextKeys = defineAnalysis<Body, ReadonlySet<string>>({
  name: 'context-keys',
  compute: (body, context) => new Set(context.get(rawContexts, body).map(({ key }) => key)),
});

const sorted = (found: readonly Root[]): readonly Root[] =>
  [...new Map(found.map((root) => [root.key, root])).values()].sort((a, b) => (a.key < b.key ? -1 : 1));

/** What is started, by the bodies it begins in. */
export const startedByBody = defineAnalysis<Context, ReadonlyMap<Body, readonly Root[]>>({
  name: 'started-by-body',
  compute: (_, context) => {
    const found = new Map<Body, Root[]>();
    for (const root of context.get(rawStartedRoots, context)) append(found, root.body, root);
    return found;
  },
  equals: sameRootsByBody,
});

const noRoots: readonly Root[] = [];
function sameRootsByBody(before: ReadonlyMap<Body, readonly Root[]>, after: ReadonlyMap<Body, readonly Root[]>): boolean {
  return before.size === after.size && [...before].every(([body, here]) => sameRoots(here, after.get(body) ?? noRoots));
}

/** A root by its name and the body it is found in: the same after an edit of what spawns it. */
interface Named {
  readonly key: string;
  readonly home: Body;
}

/** What spawned code reaches, forwards. */
export const reached = defineAnalysis<Context, ReadonlyMap<Body, readonly Named[]>>({
  name: 'reached',
  compute: (_, context) => {
    const found = new Map<Body, Named[]>();
    for (const [body, here] of context.get(startedByBody, context)) {
      const named = here.map(({ key, spawner }): Named => ({ key, home: spawner ?? body }));
      for (const each of closure(body, context)) for (const root of named) append(found, each, root);
    }
    return found;
  },
  equals: (before, after) => before.size === after.size && [...before].every(([body, named]) => sameNamed(named, after.get(body))),
});

/** Whether something of a module runs on a thread of control that is spawned, wherever that is. */
export const isReached = defineAnalysis<ModuleSymbol, boolean>({
  name: 'is-reached',
  compute: (module, context) => {
    const found = context.get(reached, context);
    return module.functions.some((fn) => found.has(fn));
  },
});

const sameNamed = (before: readonly Named[], after: readonly Named[] | undefined): boolean =>
  before.length === after?.length && before.every(({ key, home }, index) => key === after[index]?.key && home === after[index]?.home);

function closure(start: Body, context: Context): ReadonlySet<Body> {
  const seen = new Set<Body>([start]);
  for (const body of seen) for (const { callee } of context.get(callees, body)) seen.add(callee);
  return seen;
}

/** What leads here from a module body, a test or a public function, backwards. */
const called = defineAnalysis<Body, readonly Root[]>({
  name: 'called-from',
  compute: (body, context) => {
    const seen = new Set<Body>([body]);
    const found: Root[] = [];
    for (const each of seen) {
      for (const root of context.get(rootsIn, each)) if (callable.has(root.kind)) found.push(root);
      if (each.kind === 'function' && seen.size < furthest) for (const caller of context.get(callers, each)) seen.add(caller.body);
    }
    return found;
  },
  equals: sameRoots,
});

/** Bodies looked at backwards from one. */
const furthest = 400;
