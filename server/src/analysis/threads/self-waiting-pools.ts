/**
 * Jobs that wait for other jobs of their own pool (pool-induced deadlock, thread starvation): once every worker runs a job
 * that waits, nobody is left to do what they wait for. Errs on the side of silence: the pool is the same object for sure, the
 * wait has no timeout, and there are as many waiting jobs as there may be workers: several, one that submits itself, or
 * one worker.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, bodyOf, type Context, defineAnalysis } from '../context.ts';
import { noFacts, pathFacts } from '../flow/path-facts.ts';
import { type AccessPath, pathKey, pathOf } from '../objects/access-path.ts';
import { hasOneWorker } from '../parallel/direct-spawns.ts';
import { lifeEvents } from '../parallel/life-events.ts';
import { contextsOf, type Root, startedRoots } from '../parallel/roots.ts';
import type { SpawnSite } from '../parallel/spawn-sites.ts';

/** A root that a pool of threads runs. */
export type Job = Root & { readonly site: SpawnSite };

export interface SelfWait {
  readonly node: CfgNode;
  /** The call in which a job waits, or what it goes through while it waits for each. */
  readonly wait: Expression;
  /** The job that waits, and where it is handed to the pool. */
  readonly waiting: Job;
  /** What it waits for, and where that is handed to the same pool. */
  readonly awaited: SpawnSite;
  /** There is one worker: the first job to wait waits for ever. */
  readonly isSingle: boolean;
}

/** Of one body, in the order of nodes; for each place that waits the first. */
export const selfWaits = defineAnalysis<Body, readonly SelfWait[]>({
  name: 'self-waits',
  compute: (body, context) => {
    const jobs = context.get(pooledJobs, context);
    if (jobs.size === 0) return [];
    const waits = context
      .get(lifeEvents, body)
      .flatMap(({ effect, handle, node }) => (effect !== 'start' && handle.kind === 'call' && jobs.has(handle) ? [{ handle, node }] : []));
    if (waits.length === 0) return [];
    const waiting = contextsOf(body, context).filter(isJob);
    const facts = waiting.length > 0 ? context.get(pathFacts, body) : [];
    const found = waits.flatMap(({ handle, node }): readonly SelfWait[] => {
      const awaited = jobs.get(handle);
      if (!awaited || isTimed(node.expression) || [...(facts[node.id] ?? noFacts)].some(([key, holds]) => holds && isDone.test(key)))
        return [];
      const root = waiting.find((each) => isOfSamePool(each, awaited, body, context) && isStarved(each, awaited, context));
      return root ? [{ node, wait: placeOf(node) ?? awaited.call, waiting: root, awaited, isSingle: hasOneWorker(awaited, context) }] : [];
    });
    return found.filter(({ node }, index) => found.findIndex((each) => each.node === node) === index);
  },
});

/** What is handed to pools of threads in the whole program; what a process is sent has no pool there. */
const pooledJobs = defineAnalysis<Context, ReadonlyMap<Call, SpawnSite>>({
  name: 'pooled-jobs',
  compute: (_, context) =>
    new Map(context.get(startedRoots, context).flatMap((root) => (isJob(root) ? [[root.site.call, root.site]] : []))),
});

const isJob = (root: Root): root is Job => root.kind === 'pool' && root.site?.host !== undefined;

/** `if future.done():` */
const isDone = /\bdone\(\)$/;

const isTimed = (node: Expression | undefined): boolean =>
  node?.kind === 'call' &&
  (node.arguments.some(({ keyword }) => keyword === 'timeout') ||
    (/^(result|get|exception)$/.test(lastIdentifier(node.callee) ?? '') && node.arguments.length > 0));

/** One object, not merely made by the same call: the job does not make pools itself, and `self` is the same. */
function isOfSamePool({ site, key, body: job }: Job, awaited: SpawnSite, body: Body, context: Context): boolean {
  const maker = site.host && bodyOf(site.host.scope);
  if (!maker || site.host?.call !== awaited.host?.call || contextsOf(maker, context).some((root) => root.key === key)) return false;
  const [outer, inner] = [site, awaited].map((each) => poolOf(each, context));
  if (outer?.root.kind !== 'self' && inner?.root.kind !== 'self') return true;
  const receiver = site.targets.find(({ fn }) => fn === job)?.receiver;
  const ofSelf = receiver === undefined || (receiver.kind === 'name' && pathOf(receiver, site.body.scope, context)?.root.kind === 'self');
  return outer !== undefined && inner !== undefined && pathKey(outer) === pathKey(inner) && ofSelf && body === job;
}

const poolOf = ({ call: { callee }, body }: SpawnSite, context: Context): AccessPath | undefined =>
  callee.kind === 'attribute' ? pathOf(callee.object, body.scope, context) : undefined;

/** All workers may come to wait. */
const isStarved = ({ many, body }: Job, awaited: SpawnSite, context: Context): boolean =>
  many || hasOneWorker(awaited, context) || awaited.targets.some(({ fn }) => fn === body);

function placeOf({ expression, statement }: CfgNode): Expression | undefined {
  if (expression?.kind === 'comprehension') return expression.clauses[0]?.iterable;
  return expression ?? (statement?.kind === 'for' ? statement.iterable : undefined);
}
