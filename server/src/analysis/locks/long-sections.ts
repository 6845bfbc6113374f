/**
 * Long waits inside critical sections that make short ones wait: a sleep, a request, a child process, an empty queue
 * while a lock is held that other functions take for a moment only. What is left alone:
 * - a lock most of whose sections wait, for then it is there to take turns;
 * - an operation on an object of one's own (a connection, a file), which the lock probably protects;
 * - the making of a value that all others need anyway (`if self._x is None: self._x = fetch()`);
 * - short or bounded waits, and sections that cannot run at the same time.
 */

import { append } from '../../base/multi-map.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import type { ModuleSymbol } from '../../semantic/symbols.ts';
import { type BlockingOperation, blockingOperations } from '../blocking/blocking-summary.ts';
import { mayTouchLocks } from '../calls/lock-handling.ts';
import { type Body, type Context, defineAnalysis, locate } from '../context.ts';
import { type Facts, pathFacts } from '../flow/path-facts.ts';
import type { Location } from '../location.ts';
import { isTest } from '../tests.ts';
import type { AbstractLock } from './abstract-lock.ts';
import { lockEvents } from './lock-events.ts';
import { lockHome } from './lock-identity.ts';
import { canMeet } from './lock-order-graph.ts';
import { type Held, heldLocks } from './lock-set.ts';

export interface LongWait {
  readonly held: Held;
  readonly node: CfgNode;
  readonly operation: BlockingOperation;
}

/** A body's sections on one lock. */
export interface Section {
  readonly body: Body;
  readonly node: CfgNode;
  readonly at: Location;
  readonly text: string;
  readonly home: string;
  readonly waits: readonly LongWait[];
}

/** At most one for each lock. */
export const lockSections = defineAnalysis<Body, readonly Section[]>({
  name: 'lock-sections',
  compute: (body, context) => {
    const sections = new Map<string, Section>();
    const waits = longWaits(body, context);
    for (const { action, mode, lock, node, at } of context.get(lockEvents, body).values()) {
      const home = action === 'acquire' && mode === 'blocking' && isExclusive(lock) ? lockHome(lock, context)?.key : undefined;
      if (home === undefined || sections.has(home)) continue;
      const own = waits.filter(({ held }) => held.event.lock.key === lock.key);
      sections.set(home, { body, node, at: locate(body, node.unit, at), text: lock.display, home, waits: own });
    }
    return [...sections.values()];
  },
});

const isExclusive = ({ again, isAsync, type }: AbstractLock): boolean =>
  !isAsync && type !== 'program' && (again === 'deadlocks' || again === 'nests');

function longWaits(body: Body, context: Context): readonly LongWait[] {
  const held = context.get(heldLocks, body);
  if (!held.some((before) => before !== undefined && before.size > 0)) return [];
  const facts = context.get(pathFacts, body);
  const found = new Map<number, LongWait>();
  for (const { node, operation } of context.get(blockingOperations, body)) {
    const first = operation.chain[0];
    if (!first || found.has(first.at.start) || !held[node.id]?.size || !isLong(operation)) continue;
    if (fetches.has(operation.kind) && isMissing(facts[node.id])) continue;
    const holder = [...(held[node.id]?.values() ?? [])].find(({ event }) => isExclusive(event.lock));
    if (holder) found.set(first.at.start, { held: holder, node, operation });
  }
  return [...found.values()];
}

const alwaysLong: ReadonlySet<string> = new Set([
  ...['terminal', 'network', 'dns', 'http', 'database', 'service', 'child-process', 'signal', 'server'],
]);
const longUnlessBounded: ReadonlySet<string> = new Set(['queue', 'event', 'thread', 'process', 'future', 'workers']);

/** Seconds below which nobody minds; how long a computed sleep takes is unknown. */
const shortest = 0.5;

function isLong({ kind, duration, bounded, seconds, frees, name }: BlockingOperation): boolean {
  if (frees || duration === 'short' || (seconds !== undefined && seconds < shortest)) return false;
  if (longUnlessBounded.has(kind)) return !bounded;
  if (kind === 'timer') return seconds !== undefined;
  return alwaysLong.has(kind) && duration === 'always' && (!name.includes('#') || kind === 'child-process');
}

/** Waits that end with something in hand. */
const fetches: ReadonlySet<string> = new Set(['terminal', 'network', 'dns', 'http', 'database', 'service', 'child-process']);

/** Only where a value is missing yet: whoever waits for the lock waits for the value. */
const isMissing = (facts: Facts | undefined): boolean =>
  facts !== undefined &&
  [...facts].some(([key, holds]) => (key.endsWith(' is None') ? holds : /^[\w.]+$/.test(key) && !holds) || (/ in /.test(key) && !holds));

const moduleSections = defineAnalysis<ModuleSymbol, readonly Section[]>({
  name: 'module-lock-sections',
  compute: (module, context) =>
    [module, ...module.functions].flatMap((body) =>
      context.get(mayTouchLocks, body) && !isTest(body) ? context.get(lockSections, body) : [],
    ),
});

/** Of the whole program, by the key of the lock's home. */
export const sectionsByLock = defineAnalysis<Context, ReadonlyMap<string, readonly Section[]>>({
  name: 'sections-by-lock',
  compute: (_, context) => {
    const found = new Map<string, Section[]>();
    for (const module of context.program.modules)
      for (const section of context.get(moduleSections, module)) append(found, section.home, section);
    return found;
  },
});

export interface Stall {
  readonly wait: LongWait;
  /** A short section that has to wait. */
  readonly victim: Section;
}

export const stalls = defineAnalysis<Body, readonly Stall[]>({
  name: 'stalls',
  compute: (body, context) =>
    context.get(lockSections, body).flatMap((section) => {
      if (section.waits.length === 0) return [];
      const all = (context.get(sectionsByLock, context).get(section.home) ?? []).filter((each) => !buildsOrEnds(each.body));
      const short = all.filter((each) => each.waits.length === 0);
      const victim = short.length * 2 > all.length ? short.find((each) => canMeet(section, each, 'threads', context)) : undefined;
      return victim ? section.waits.map((wait) => ({ wait, victim })) : [];
    }),
});

const buildsOrEnds = (body: Body): boolean => body.kind === 'function' && /^__(?:init|new|post_init|setstate|del)__$/.test(body.name);
