/**
 * Waiting for a worker while holding a lock that the worker needs: `join()`, `result()`, the end of an executor.
 * The holder waits for the worker and the worker for the lock, so neither goes on (a deadlock between a lock and a
 * join). The worker's locks come from its acquisitions summary, in the frame of whoever spawned it. Errs on the
 * side of silence: a wait with a timeout, a worker nobody knows, a lock that is only perhaps the same,
 * a lock that takes turns with another, which a third body gives back.
 */
import type { Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import { unwrap } from '../../ir/visit.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import type { CallSite, FunctionSymbol, Scope } from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import { type BlockingCall, blockingCalls } from '../blocking/blocking-calls.ts';
import { translatedPath } from '../calls/frames.ts';
import { type Body, bodyOf, type Context, defineAnalysis, locate } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import type { Location } from '../location.ts';
import { type AccessPath, pathKey, pathOf } from '../objects/access-path.ts';
import { backReferences } from '../objects/back-references.ts';
import { type SpawnSite, type SpawnTarget, spawnSites } from '../parallel/spawn-sites.ts';
import { type Acquisition, acquisitionsOf, type ChainLink } from './acquisitions.ts';
import { handedOver } from './hand-over.ts';
import { lockHome } from './lock-identity.ts';
import { type Held, heldLocks, type LockSet } from './lock-set.ts';
import { releasedByAnother } from './releases.ts';

export interface WorkerWait {
  readonly held: Held;
  readonly node: CfgNode;
  /** The call that waits, or the executor whose block ends. */
  readonly at: Location;
  readonly text: string;
  readonly worker: FunctionSymbol;
  /** From the worker down to where it asks for the lock. */
  readonly chain: readonly ChainLink[];
}

/** One for each place that waits, in source order. */
export const workerWaits = defineAnalysis<Body, readonly WorkerWait[]>({
  name: 'worker-waits',
  compute: (body, context) => {
    const held = context.get(heldLocks, body);
    if (!held.some((before) => before !== undefined && before.size > 0)) return [];
    const found = new Map<number, WorkerWait>();
    for (const wait of waitsOf(body, held, context)) {
      const blocked = blockedBy(wait, held[wait.node.id] ?? new Map(), body, context);
      if (blocked && !found.has(blocked.at.start)) found.set(blocked.at.start, blocked);
    }
    return [...found.values()];
  },
});

/** A place that waits for what `handle` stands for. */
interface Wait {
  readonly node: CfgNode;
  readonly handle: Expression;
  readonly at: Expression;
  readonly text: string;
}

function* waitsOf(body: Body, held: readonly (LockSet | undefined)[], context: Context): Generator<Wait> {
  const calls = new Map(context.get(blockingCalls, body).flatMap((each) => (isWait(each) ? [[each.call, each] as const] : [])));
  for (const node of context.get(controlFlow, body).nodes) {
    if (!held[node.id]?.size) continue;
    const { expression, item } = node;
    const call = expression?.kind === 'call' ? calls.get(expression) : undefined;
    if (node.kind === 'call' && call?.call.callee.kind === 'attribute')
      yield { node, handle: call.call.callee.object, at: call.call, text: render(call.call) };
    if (node.kind === 'leave' && item && !node.isAsync) yield { node, handle: item.context, at: item.context, text: render(item.context) };
    if (node.kind === 'await' && expression?.kind === 'await' && unwrap(expression.value).kind === 'name')
      yield { node, handle: unwrap(expression.value), at: expression, text: render(expression.value) };
  }
}

/** Waits for ever for a worker to end. */
const isWait = ({ kind, bounded }: BlockingCall): boolean =>
  !bounded && (kind === 'thread' || kind === 'process' || kind === 'future' || kind === 'workers');

function blockedBy(wait: Wait, before: LockSet, body: Body, context: Context): WorkerWait | undefined {
  for (const value of context.evaluator.evaluate(wait.handle, body.scope).values) {
    for (const site of spawnedBy(value, wait, context)) {
      for (const target of site.targets) {
        for (const acquisition of acquisitionsOf(target.fn, context).values()) {
          const held = holderOf(acquisition, target, site, wait, before, body, context);
          if (held)
            return {
              held,
              node: wait.node,
              at: locate(body, wait.node.unit, wait.at),
              text: wait.text,
              worker: target.fn,
              chain: acquisition.chain,
            };
        }
      }
    }
  }
  return undefined;
}

/** What the worker behind a handle was spawned by; of an executor, everything that was handed to it. */
function spawnedBy(value: Value, { node }: Wait, context: Context): readonly SpawnSite[] {
  if (value.kind !== 'instance' && value.kind !== 'object') return [];
  const made = [value.site, value.origin].filter((site) => site !== undefined);
  const own = node.kind === 'leave' ? [] : made.flatMap((site) => sitesIn(site.scope, context).filter(({ call }) => call === site.call));
  return own.length > 0 || !/Executor$|Pool$/.test(value.kind === 'instance' ? value.type : '') ? own : hostedBy(made, context);
}

function hostedBy(made: readonly CallSite[], context: Context): readonly SpawnSite[] {
  const scopes = new Set(
    ['submit', 'map', 'apply_async', 'map_async'].flatMap((name) => context.program.mentions(name).map(({ scope }) => scope)),
  );
  return [...scopes].flatMap((scope) =>
    sitesIn(scope, context).filter(({ host }) => host !== undefined && made.some(({ call }) => call === host.call)),
  );
}

function sitesIn(scope: Scope, context: Context): readonly SpawnSite[] {
  const body = bodyOf(scope);
  return body ? context.get(spawnSites, body) : [];
}

/** The lock held that the worker asks for, if it surely is the same. */
function holderOf(
  { lock }: Acquisition,
  target: SpawnTarget,
  site: SpawnSite,
  wait: Wait,
  before: LockSet,
  body: Body,
  context: Context,
): Held | undefined {
  if (lock.again === 'counts' || (site.kind === 'process') !== (context.models.lock(lock.type)?.domain === 'processes')) return undefined;
  const key = inHolder(lock.path, target, site, wait, body, context);
  const held = key === undefined ? undefined : before.get(key);
  if (!held || held.event.lock.again === 'counts' || held.event.lock.isAsync !== lock.isAsync) return undefined;
  const [left, right] = [lockHome(lock, context), lockHome(held.event.lock, context)];
  if (left && right && left.key !== right.key) return undefined;
  return releasedByAnother(held.event.lock, body, context) ? undefined : held;
}

/** What the worker's path is called where it is waited for. */
function inHolder(path: AccessPath, target: SpawnTarget, site: SpawnSite, wait: Wait, body: Body, context: Context): string | undefined {
  if (path.root.kind === 'global' || path.root.kind === 'class') return pathKey(path);
  if (site.creation?.cls && path.root.kind === 'self')
    return key(translatedPath(path, { ...handedOver(target, site), receiver: wait.handle }, body, context));
  const inSpawner = translatedPath(path, handedOver(target, site), site.body, context);
  if (!inSpawner) return undefined;
  if (site.body === body) return pathKey(inSpawner);
  const holder = inSpawner.root.kind === 'self' ? ownerOfHandle(wait.handle, body, context) : undefined;
  return holder && key(backReferences({ root: holder.root, attributes: [...holder.attributes, ...inSpawner.attributes] }, body, context));
}

const key = (path: AccessPath | undefined): string | undefined => path && pathKey(path);

/** The object that keeps the handle in one of its attributes: for `self._thread`, and for the elements of `self._threads`, `self`. */
function ownerOfHandle(handle: Expression, body: Body, context: Context): AccessPath | undefined {
  const bindings = handle.kind === 'name' ? (body.scope.bindings.get(handle.id) ?? []) : [];
  const [binding] = bindings;
  const kept = bindings.length === 1 && binding?.kind === 'element' ? elementsOf(binding.value) : handle;
  const path = pathOf(kept, body.scope, context);
  return path && path.attributes.length > 0 ? { root: path.root, attributes: path.attributes.slice(0, -1) } : undefined;
}

/** `list(self._threads)`, `self._threads.values()` → `self._threads` */
function elementsOf(node: Expression): Expression {
  const inner = unwrap(node);
  if (inner.kind !== 'call') return inner;
  const first = inner.arguments[0]?.value;
  if (first) return first;
  return inner.callee.kind === 'attribute' ? inner.callee.object : inner;
}
