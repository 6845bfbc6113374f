/**
 * Calls of `asyncio.run` as the event loops they make: which of them one process surely makes one after the other, and
 * what each runs. Errs on the side of silence: of branches only one may be taken, and runs of several threads are
 * nobody's order.
 */
import { reachable } from '../../semantic/flow/cfg.ts';
import type { FunctionSymbol, ModuleSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { callees } from '../parallel/callees.ts';
import { type SpawnSite, spawnSites } from '../parallel/spawn-sites.ts';
import { isTest } from '../tests.ts';

/** The first and the second; twice the same where one is repeated. */
export type Runs = readonly [SpawnSite, SpawnSite];

/** One after the other in one body, again in a loop, in two tests of the file. */
export const consecutiveRuns = defineAnalysis<ModuleSymbol, readonly Runs[]>({
  name: 'consecutive-runs',
  compute: (module, context) => {
    const bodies = [module, ...module.functions].map((body) => ({ body, runs: runsOf(body, context) }));
    const [first, second] = bodies.flatMap(({ body, runs }) => (body.kind === 'function' && isTestFunction(body) ? runs.slice(0, 1) : []));
    return [...bodies.flatMap(({ body, runs }) => pairsIn(body, runs, context)), ...(first && second ? [[first, second] as const] : [])];
  },
});

const isTestFunction = (fn: FunctionSymbol): boolean => isTest(fn) && fn.name.startsWith('test');

const runsOf = (body: Body, context: Context): readonly SpawnSite[] =>
  context.get(spawnSites, body).filter(({ spawner }) => spawner === 'asyncio.run');

function pairsIn(body: Body, runs: readonly SpawnSite[], context: Context): readonly Runs[] {
  if (runs.length === 0) return [];
  const { nodes } = context.get(controlFlow, body);
  const nodesOf = ({ call }: SpawnSite) => nodes.filter(({ expression }) => expression === call);
  return runs.flatMap((first) => {
    const next = nodesOf(first).flatMap(({ edges }) => edges.flatMap(({ kind, to }) => (kind === 'exception' ? [] : [to])));
    const after = reachable(next, (_, edge) => edge.kind !== 'exception');
    return runs.flatMap((second): readonly Runs[] => (nodesOf(second).some((node) => after.has(node)) ? [[first, second]] : []));
  });
}

interface OnLoop {
  readonly bodies: ReadonlySet<FunctionSymbol>;
  /** It makes tasks beside the first. */
  readonly hasTasks: boolean;
}

/** What a run runs on its loop: what its coroutine calls, and the tasks they make. */
export const onLoop = defineAnalysis<SpawnSite, OnLoop>({
  name: 'on-loop',
  compute: ({ targets }, context) => {
    const bodies = new Set(targets.map(({ fn }) => fn));
    let hasTasks = false;
    for (const body of bodies) {
      for (const { callee } of context.get(callees, body)) bodies.add(callee);
      for (const site of context.get(spawnSites, body)) {
        if (site.kind !== 'task') continue;
        hasTasks = true;
        for (const { fn } of site.targets) bodies.add(fn);
      }
    }
    return { bodies, hasTasks };
  },
});
