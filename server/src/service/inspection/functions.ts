/** What the model knows of functions: the roots they run in, the locks, what they start and wait for. */
import { blockingOf } from '../../analysis/blocking/blocking-summary.ts';
import { type Body, type Context, locate, nameOf } from '../../analysis/context.ts';
import type { Location } from '../../analysis/location.ts';
import { callerLocks } from '../../analysis/locks/caller-locks.ts';
import { lockEvents } from '../../analysis/locks/lock-events.ts';
import { lockHome } from '../../analysis/locks/lock-identity.ts';
import { type Held, heldLocks } from '../../analysis/locks/lock-set.ts';
import { contextsOf, type Root } from '../../analysis/parallel/roots.ts';
import { spawnSites } from '../../analysis/parallel/spawn-sites.ts';
import { emptyUnit } from '../../ir/module.ts';
import type { Place } from '../types.ts';
import type { InspectedFunction, InspectedRoot } from './types.ts';

type Locate = (location: Location) => Place;

export function inspectFunction(body: Body, context: Context, place: Locate): InspectedFunction {
  const brought = context.get(callerLocks, body);
  return {
    name: nameOf(body),
    at: place(startOf(body)),
    runsIn: contextsOf(body, context).map(inspectRoot),
    heldOnEntry: brought === 'all' ? 'unknown' : lockNames(brought, context),
    takes: takenBy(body, context, place),
    starts: context
      .get(spawnSites, body)
      .flatMap(({ kind, call, unit, targets }) =>
        targets.map(({ fn }) => ({ kind, target: nameOf(fn), at: place(locate(body, unit, call)) })),
      ),
    waits: waitsOf(body, context, place),
  };
}

function startOf(body: Body): Location {
  if (body.kind === 'function') return locate(body, body.unit, body.ir.nameSpan);
  const [first] = body.body;
  return first ? locate(body, first.unit, { start: 0, end: 0 }) : { file: body.file, unit: emptyUnit, start: 0, end: 0 };
}

const inspectRoot = ({ kind, body, many, certain }: Root): InspectedRoot => ({ kind, name: nameOf(body), many, certain });

function takenBy(body: Body, context: Context, place: Locate): InspectedFunction['takes'] {
  const held = context.get(heldLocks, body);
  return [...context.get(lockEvents, body).values()].flatMap(({ action, lock, node, at }) =>
    action === 'acquire'
      ? [{ lock: nameOfLock(lock, context), at: place(locate(body, node.unit, at)), held: lockNames(held[node.id] ?? new Map(), context) }]
      : [],
  );
}

/** By the name a lock has everywhere, where it has one; else as it is written here. */
export const nameOfLock = (lock: Held['event']['lock'], context: Context): string => lockHome(lock, context)?.display ?? lock.display;

const lockNames = (locks: ReadonlyMap<string, Held>, context: Context): readonly string[] =>
  [...locks.values()].map(({ event }) => nameOfLock(event.lock, context));

function waitsOf(body: Body, context: Context, place: Locate): InspectedFunction['waits'] {
  if (body.kind === 'module') return [];
  return blockingOf(body, context).map(({ kind, name, at, chain }) => ({
    kind,
    name,
    at: place(at),
    via: chain.slice(0, -1).map(({ text }) => text),
  }));
}
