/** When a body is done with a child process that it has spawned, and what runs in that child alone. */
import type { Span } from '../../base/span.ts';
import type { Unit } from '../../ir/module.ts';
import type { CallSite } from '../../semantic/symbols.ts';
import type { Body, Context } from '../context.ts';
import { partsOf } from '../flow/control-flow.ts';
import { contextsOf } from '../parallel/roots.ts';
import type { SpawnSite } from '../parallel/spawn-sites.ts';
import { joinsOf } from '../threads/thread-operations.ts';

/** The first `join()` of a process in this body, by the text. */
export const firstJoin = ({ creation }: SpawnSite, body: Body, context: Context): CallSite | undefined =>
  creation &&
  joinsOf(creation, context).find(
    ({ call: { callee }, scope }) => scope === body.scope && callee.kind === 'attribute' && callee.name === 'join',
  );

/** The body runs in this child, and nowhere else but in children. */
export function isByChild(body: Body, { targets }: SpawnSite, context: Context): boolean {
  const roots = contextsOf(body, context);
  return (
    roots.length > 0 && roots.every(({ kind }) => kind === 'process') && roots.some((root) => targets.some(({ fn }) => fn === root.body))
  );
}

interface Placed {
  readonly unit: Unit;
  readonly call: Span;
}

/** By the text; of a module, by the order of its statements. */
export function isAfter({ unit, call }: Placed, than: Placed, body: Body): boolean {
  if (unit === than.unit) return call.start >= than.call.end;
  const units = partsOf(body).map((part) => part.unit);
  return units.indexOf(unit) > units.indexOf(than.unit);
}
