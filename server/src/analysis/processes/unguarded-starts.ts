/**
 * Processes that a file starts when it is imported. A child that is not forked imports the main file of its parent anew,
 * and would start the same once more: Python raises RuntimeError. Errs on the side of silence: only statements of the file
 * that no condition guards, and no `__main__.py`, which children do not import.
 */
import type { Call } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { FunctionSymbol, ModuleSymbol, PlacedStatement } from '../../semantic/symbols.ts';
import { type Analysis, type Body, type Context, defineAnalysis } from '../context.ts';
import { isUnguarded } from '../flow/program-end.ts';
import { callees } from '../parallel/callees.ts';
import { rawStartedRoots } from '../parallel/raw-roots.ts';
import { contextsOf } from '../parallel/roots.ts';
import { spawnSites } from '../parallel/spawn-sites.ts';
import { startsOf } from '../threads/thread-operations.ts';
import { isEntryOfPackage, isForkChosen } from './start-methods.ts';

export interface UnguardedStart {
  /** The call that starts a process, or that leads there. */
  readonly call: Call;
  readonly unit: Unit;
  /** What the call leads to; undefined where it starts the process itself. */
  readonly through: FunctionSymbol | undefined;
  /** The first statement of the file that has to do with it: it makes the process or the pool. */
  readonly first: PlacedStatement;
}

/** The first of a file: what follows is guarded by the same cure. */
export const unguardedStart = defineAnalysis<ModuleSymbol, UnguardedStart | undefined>({
  name: 'unguarded-start',
  compute: (module, context) => {
    const spawners = context.get(spawningBodies, context);
    if (![...spawners].some((spawner) => isRunBy(module, spawner, context))) return undefined;
    if (isEntryOfPackage(module) || context.get(isForkChosen, context)) return undefined;
    const [found] = [...directStarts(module, context), ...startsThrough(module, context)]
      .flatMap((start) => {
        const first = placed(start.made ?? start.unit, module);
        return first && isUnguarded(start.call, start.unit, module, context) ? [{ ...start, first }] : [];
      })
      .sort((a, b) => indexOf(a.unit, module) - indexOf(b.unit, module));
    return found;
  },
});

/** The bodies that start processes. */
const spawningBodies = defineAnalysis<Context, ReadonlySet<Body>>({
  name: 'process-spawning-bodies',
  compute: (_, context) =>
    new Set(context.get(rawStartedRoots, context).flatMap(({ kind, spawner }) => (kind === 'process' && spawner ? [spawner] : []))),
});

const isRunBy = (module: ModuleSymbol, spawner: Body, context: Context): boolean =>
  spawner === module || contextsOf(spawner, context).some(({ kind, body }) => kind === 'main' && body === module);

type Start = Omit<UnguardedStart, 'first'> & { readonly made: Unit | undefined };

function directStarts(module: ModuleSymbol, context: Context): readonly Start[] {
  return context.get(spawnSites, module).flatMap((site): readonly Start[] => {
    if (site.kind !== 'process') return [];
    const { creation } = site;
    if (!creation) return [{ call: site.call, unit: site.unit, through: undefined, made: site.host?.unit }];
    return startsOf(creation, context).flatMap(({ call, unit, scope }) =>
      scope === module.scope ? [{ call, unit, through: undefined, made: creation.unit }] : [],
    );
  });
}

const startsThrough = (module: ModuleSymbol, context: Context): readonly Start[] =>
  context.get(callees, module).flatMap(({ node, invocation, callee }): readonly Start[] => {
    const leads = invocation.call?.kind === 'call' && context.get(startsProcess, callee);
    return leads ? [{ call: invocation.call, unit: node.unit, through: callee, made: undefined }] : [];
  });

/** By itself, or by what it calls. */
const startsProcess: Analysis<FunctionSymbol, boolean> = defineAnalysis({
  name: 'starts-process',
  bottom: false,
  compute: (fn: FunctionSymbol, context: Context): boolean =>
    context.get(spawningBodies, context).has(fn) || context.get(callees, fn).some(({ callee }) => context.get(startsProcess, callee)),
});

const indexOf = (unit: Unit, module: ModuleSymbol): number => module.body.findIndex((each) => each.unit === unit);

const placed = (unit: Unit, module: ModuleSymbol): PlacedStatement | undefined => module.body.find((each) => each.unit === unit);
