/**
 * Work that is handed to a thread and expects a context variable, which is set where the work comes from: a thread
 * begins with an empty context, and so does a worker of a pool. Reported at the call that hands it over. Errs on the
 * side of silence: functions that set the variable themselves, builds and calls that hand the context on, pools with
 * an initializer, variables that nobody sets.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import { lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis, locate } from '../context.ts';
import type { Location } from '../location.ts';
import type { RootKind } from '../parallel/root.ts';
import { type SpawnSite, spawnSites } from '../parallel/spawn-sites.ts';
import { type ContextRead, contextReads, contextVariableNames, setsOf } from './context-reads.ts';

export interface ContextLeftBehind {
  readonly site: SpawnSite;
  /** What is handed over, if it stands in the call itself. */
  readonly target: Expression | undefined;
  readonly name: string;
  readonly read: ContextRead;
  /** Where the variable is set, in the spawning body if that does it. */
  readonly set: { readonly at: Location; readonly display: string; readonly isOwn: boolean };
}

/** In source order; the first variable of each call. */
export const contextsLeftBehind = defineAnalysis<Body, readonly ContextLeftBehind[]>({
  name: 'contexts-left-behind',
  compute: (body, context) => {
    if (context.target.freeThreaded || context.get(contextVariableNames, context).size === 0) return [];
    return context.get(spawnSites, body).flatMap((site) => (leavesContext(site) ? leftBy(site, context) : []));
  },
});

const inThreads: ReadonlySet<RootKind> = new Set(['thread', 'pool', 'timer']);

/** `to_thread` hands the context on; so does a thread that is given one, and a pool may set up its workers. */
function leavesContext({ kind, spawner, call, host, creation }: SpawnSite): boolean {
  if (!inThreads.has(kind) || spawner === 'asyncio.to_thread' || !/^(threading|asyncio|concurrent\.futures)\./.test(spawner)) return false;
  const made = creation?.construction.call ?? call;
  return !has(made, 'context') && !(host && has(host.call, 'initializer'));
}

const has = ({ arguments: given }: Call, keyword: string): boolean =>
  given.some((argument) => argument.keyword === keyword || argument.star === 2);

function leftBy(site: SpawnSite, context: Context): readonly ContextLeftBehind[] {
  for (const { fn } of site.targets) {
    for (const read of context.get(contextReads, fn)) {
      const set = setFor(read.variable, site.body, context);
      if (set) return [{ site, target: targetIn(site), name: fn.signature.isLambda ? 'lambda' : fn.name, read, set }];
    }
  }
  return [];
}

/** The spawner's own comes first. */
function setFor(variable: Call, body: Body, context: Context): ContextLeftBehind['set'] | undefined {
  const sets = [...setsOf(body.calls, context), ...context.get(allSets, context)].filter((each) => each.variable === variable);
  const [first] = sets;
  const owner = first?.site.scope.owner;
  if (!first || !owner || owner.kind === 'class') return undefined;
  const { call, unit } = first.site;
  return { at: locate(owner, unit, call), display: render(call), isOwn: owner === body };
}

/** In the order of modules. */
const allSets = defineAnalysis<Context, ReturnType<typeof setsOf>>({
  name: 'all-context-sets',
  compute: (_, context) => setsOf(context.program.mentions('set'), context),
});

/** The function as the call names it. */
function targetIn({ call, creation, targets }: SpawnSite): Expression | undefined {
  const made = creation?.construction.call ?? call;
  const names = new Set(targets.map(({ fn }) => fn.name));
  return made.arguments.map(({ value }) => value).find((value) => names.has(lastIdentifier(value) ?? ''));
}
