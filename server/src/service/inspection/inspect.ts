/** The model of one file as its reader would ask for it: functions, shared places with their guards, lock order. */
import { type Body, type Context, locate, nameOf } from '../../analysis/context.ts';
import type { Location } from '../../analysis/location.ts';
import { lockOrderEdges } from '../../analysis/locks/lock-order-edges.ts';
import type { Program } from '../../analysis/program.ts';
import { type Access, changes } from '../../analysis/shared/accesses.ts';
import { accessesOf, type Owner, placesOf as placesAccessed } from '../../analysis/shared/accesses-to.ts';
import { guardedPlaces, shareOf } from '../../analysis/shared/guarded-by.ts';
import { locksAt } from '../../analysis/shared/held-at.ts';
import { isPrivatePhase } from '../../analysis/shared/phases.ts';
import type { Place } from '../types.ts';
import { inspectFunction } from './functions.ts';
import type { InspectedAccess, InspectedOrder, InspectedPlace, Inspection } from './types.ts';

/** Undefined for a file that is not in the program. */
export function inspect(file: string, program: Program): Inspection | undefined {
  const { context } = program;
  const module = context.program.module(file);
  if (!module) return undefined;
  const place = (location: Location): Place => ({ file: location.file, ...program.absolute(location) });
  const bodies: readonly Body[] = [module, ...module.functions];
  return {
    functions: bodies.map((body) => inspectFunction(body, context, place)),
    shared: [module, ...module.classes].flatMap((owner) => placesOf(owner, context, place)),
    lockOrder: bodies.flatMap((body) => orderIn(body, context, place)),
  };
}

/** Places that somebody changes after they were made. */
function placesOf(owner: Owner, context: Context, place: (location: Location) => Place): readonly InspectedPlace[] {
  const guarded = context.get(guardedPlaces, owner);
  return placesAccessed(owner, context).flatMap((name) => {
    const list = accessesOf({ owner, name }, context);
    const guard = guarded.get(name);
    const isChanged = list.some((access) => changes(access) && access.body.kind !== 'module' && !isPrivatePhase(access.body, context));
    if (!isChanged && !guard) return [];
    const share = guard && shareOf(guard);
    const proof = guard && share && { lock: guard.lock.home.display, guarded: share.guarded, unguarded: share.total - share.guarded };
    return [
      {
        name: nameIn(owner, name),
        accesses: list.filter(({ inner }) => inner === undefined).map((access) => inspectAccess(access, context, place)),
        ...(proof && { guard: proof }),
      },
    ];
  });
}

const nameIn = (owner: Owner, name: string): string => `${nameOf(owner)}.${name}`;

function inspectAccess(access: Access, context: Context, place: (location: Location) => Place): InspectedAccess {
  const { kind, body, unit, at } = access;
  const locks = locksAt(access, context);
  const names = locks === 'unknown' ? locks : [...locks.values()].map(({ home }) => home.display);
  return { kind, by: nameOf(body), at: place(locate(body, unit, at)), locks: names };
}

const orderIn = (body: Body, context: Context, place: (location: Location) => Place): readonly InspectedOrder[] =>
  context.get(lockOrderEdges, body).map(({ from, to, chain, heldAt }) => ({
    held: from.home.display,
    asked: to.home.display,
    by: nameOf(body),
    at: place(chain[0]?.at ?? heldAt),
    via: chain.slice(0, -1).map(({ text }) => text),
  }));
