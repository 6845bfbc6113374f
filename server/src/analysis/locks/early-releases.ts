/**
 * A `release()` inside the `with` of its own lock, with no acquisition between it and the end of the block: the end
 * releases a lock that is not held. Which raises, or takes the lock away from a thread that got it meanwhile. A
 * search over control flow and path facts, so that `if released: lock.acquire()` … holds together. Errs on the side
 * of silence: any acquisition on the way, any call that is given the lock, ends the search.
 */
import { type CfgNode, successors } from '../../semantic/flow/cfg.ts';
import { invocations } from '../calls/call-graph.ts';
import { translated } from '../calls/frames.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { type Facts, factsAfter, pathFacts } from '../flow/path-facts.ts';
import { pathKey, pathOf } from '../objects/access-path.ts';
import { acquisitionsOf } from './acquisitions.ts';
import { type LockEvent, lockEvents } from './lock-events.ts';
import { type Held, heldLocks } from './lock-set.ts';

export interface EarlyRelease {
  readonly held: Held;
  readonly release: LockEvent;
  /** The end of the `with`. */
  readonly leave: CfgNode;
}

/** States looked at for one release; a body beyond it is not decided. */
const mostStates = 2000;

export const earlyReleases = defineAnalysis<Body, readonly EarlyRelease[]>({
  name: 'early-releases',
  compute: (body, context) => {
    if (!body.hasWith) return [];
    const events = context.get(lockEvents, body);
    const held = context.get(heldLocks, body);
    const seen = new Set<unknown>();
    return [...events.values()].flatMap((release): readonly EarlyRelease[] => {
      if (release.action !== 'release' || release.via !== 'call' || release.lock.isAsync || seen.has(release.at)) return [];
      const before = held[release.node.id]?.get(release.lock.key);
      if (before?.depth !== 1 || before.event.via !== 'with' || release.lock.again === 'counts') return [];
      const leave = endAfter(release, before, body, context);
      if (!leave) return [];
      seen.add(release.at);
      return [{ held: before, release, leave }];
    });
  },
});

/** The end of the block, if control comes there without the lock. */
function endAfter(release: LockEvent, { event }: Held, body: Body, context: Context): CfgNode | undefined {
  const events = context.get(lockEvents, body);
  const taken = context.get(retaking, body);
  const start = context.get(pathFacts, body)[release.node.id];
  if (!start) return undefined;
  const work = successors(release.node, 'exception').map((node) => ({ node, facts: start }));
  const visited = new Set<string>();
  for (let state = work.pop(); state && visited.size < mostStates; state = work.pop()) {
    const { node, facts } = state;
    const here = events.get(node.id);
    if (here?.lock.key === release.lock.key && here.action === 'release' && here.via === 'with' && node.item === event.node.item)
      return node;
    if ((here?.lock.key === release.lock.key && here.action === 'acquire') || retakes(node, release, taken)) continue;
    for (const edge of node.edges) {
      const after = edge.kind === 'exception' ? undefined : factsAfter(node, edge, facts, true);
      const key = after && stateKey(edge.to, after);
      if (!after || key === undefined || visited.has(key)) continue;
      visited.add(key);
      work.push({ node: edge.to, facts: after });
    }
  }
  return undefined;
}

const stateKey = (node: CfgNode, facts: Facts): string =>
  `${node.id} ${[...facts]
    .map(([key, holds]) => `${key}=${holds}`)
    .sort()
    .join('&')}`;

type Retaking = ReadonlyMap<string, ReadonlySet<CfgNode>>;

const retakes = (node: CfgNode, { lock }: LockEvent, taken: Retaking): boolean => taken.get(lock.key)?.has(node) ?? false;

/** By the key of a lock: nodes that may take it, through a call that acquires it or is given it. */
const retaking = defineAnalysis<Body, Retaking>({
  name: 'retaking',
  compute: (body, context) => {
    const found = new Map<string, Set<CfgNode>>();
    const add = (key: string, node: CfgNode): void => void found.set(key, (found.get(key) ?? new Set()).add(node));
    for (const { node, invocation } of context.get(invocations, body))
      for (const { lock } of acquisitionsOf(invocation.callee, context).values()) {
        const key = translated(lock.path, invocation, body, context);
        if (key !== undefined) add(key, node);
      }
    for (const node of context.get(controlFlow, body).nodes) {
      if (node.kind !== 'call' || node.expression?.kind !== 'call') continue;
      for (const { value } of node.expression.arguments) {
        const path = value.kind === 'name' || value.kind === 'attribute' ? pathOf(value, body.scope, context) : undefined;
        if (path) add(pathKey(path), node);
      }
    }
    return found;
  },
});
