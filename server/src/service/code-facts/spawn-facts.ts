/** Of a call that starts something: what it starts, whether that is waited for, and whether the kind of worker suits the work. */
import { bodyOf, type Context, locate, nameOf } from '../../analysis/context.ts';
import type { SpawnSite } from '../../analysis/parallel/spawn-sites.ts';
import { joinsOf } from '../../analysis/threads/thread-operations.ts';
import { kindOfWork } from '../../analysis/work/kind-of-work.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { doneIn, type Fact } from './fact.ts';

export function spawnFacts(site: SpawnSite, context: Context): readonly Fact[] {
  return [
    ...site.targets.map(({ fn }) => ({
      phrase: `starts-${site.kind}`,
      args: { target: nameOf(fn) },
      at: locate(fn, fn.unit, fn.ir.nameSpan),
    })),
    ...waitedFor(site, context),
    ...site.targets.flatMap(({ fn }) => adviceOn(fn, site, context)),
  ];
}

function waitedFor({ creation }: SpawnSite, context: Context): readonly Fact[] {
  return creation === undefined
    ? []
    : joinsOf(creation, context).flatMap(({ call, scope, unit }) => {
        // Whoever asks whether it lives, or stops it, does not wait for it.
        if (call.callee.kind === 'attribute' && call.callee.name !== 'join') return [];
        const body = bodyOf(scope);
        return body ? [{ phrase: 'fact-joined', args: { function: doneIn(body) }, at: locate(body, unit, call) }] : [];
      });
}

/** What the choice table says of such work in such a worker. */
function adviceOn(fn: FunctionSymbol, { kind }: SpawnSite, context: Context): readonly Fact[] {
  const work = kindOfWork(fn, context);
  const worker = workerOf(kind);
  if (!work || !worker) return [];
  return [{ phrase: `work-${work}-${worker}${work === 'cpu' && worker === 'thread' ? gil(context) : ''}`, args: { target: fn.name } }];
}

type Worker = 'thread' | 'process' | 'task';

const workerOf = (kind: SpawnSite['kind']): Worker | undefined =>
  kind === 'thread' || kind === 'pool' ? 'thread' : kind === 'process' || kind === 'task' ? kind : undefined;

const gil = ({ target: { freeThreaded, version } }: Context): string =>
  freeThreaded ? '-free' : version[0] > 3 || version[1] >= 14 ? '-interpreters' : '';
