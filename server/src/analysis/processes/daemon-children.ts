/**
 * Processes that a daemonic process starts: `start()` raises AssertionError there, for who is killed without notice cannot
 * look after children. The workers of `multiprocessing.Pool` are daemonic, those of an executor are not.
 */
import type { Call } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { CallSite } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { isExpected } from '../flow/expected.ts';
import type { Root } from '../parallel/roots.ts';
import { contextsOf } from '../parallel/roots.ts';
import { type SpawnSite, spawnSites } from '../parallel/spawn-sites.ts';
import { lifecycles } from '../threads/thread-lifecycle.ts';
import { startsOf } from '../threads/thread-operations.ts';

export interface DaemonChild {
  /** The call that fails. */
  readonly start: Call;
  readonly unit: Unit;
  /** What makes the daemonic process, or hands the job to the pool. */
  readonly daemon: SpawnSite;
}

/** In source order of the spawns. */
export const daemonChildren = defineAnalysis<Body, readonly DaemonChild[]>({
  name: 'daemon-children',
  compute: (body, context) => {
    const starts = context.get(spawnSites, body).flatMap((site) => (site.kind === 'process' ? startsBy(site, body, context) : []));
    if (starts.length === 0) return [];
    const daemon = contextsOf(body, context).find((root) => isDaemonic(root, context))?.site;
    return daemon
      ? starts.flatMap(({ call, unit }) =>
          isExpected(call, unit, ['AssertionError'], body, context) ? [] : [{ start: call, unit, daemon }],
        )
      : [];
  },
});

/** Of a job, the call that hands it over: the pool starts its workers at the latest then. */
const startsBy = (site: SpawnSite, body: Body, context: Context): readonly Pick<CallSite, 'call' | 'unit'>[] =>
  site.creation ? startsOf(site.creation, context).filter(({ scope }) => scope === body.scope) : madeHere(site, body) ? [site] : [];

/** A pool that this run has made; of another nobody knows which process it belongs to. */
const madeHere = ({ host }: SpawnSite, body: Body): boolean => host?.scope === body.scope;

function isDaemonic({ kind, site }: Root, context: Context): boolean {
  if (kind !== 'process' || !site) return false;
  const { creation, spawner } = site;
  if (!creation) return spawner.startsWith('multiprocessing.Pool#');
  const life = context.get(lifecycles, site.body).find((each) => each.creation.call === creation.call);
  return life?.daemon === 'yes';
}
