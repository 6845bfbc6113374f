/**
 * Spawn sites: where a body has functions of the program run somewhere else or at another time, by calls to libraries
 * and by calls to functions of the program that hand a parameter on to such a call (`def spawn(job): Thread(target=job)
 * .start()`). What is handed on begins at the call of the wrapper, not inside it: there, nobody could tell which.
 */
import { argumentAt } from '../../ir/arguments.ts';
import { unwrap } from '../../ir/visit.ts';
import type { SpawnModel } from '../../models/spawners.ts';
import {
  type CallSite,
  definingScope,
  type FunctionSymbol,
  lastIdentifier,
  type ModuleSymbol,
  receiverName,
} from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { directSpawnsOf, maySpawn, type SpawnSite, targetsAt } from './direct-spawns.ts';

export type { SpawnSite, SpawnTarget } from './direct-spawns.ts';

/** In source order; sites without a known target are left out. */
export const spawnSites = defineAnalysis<Body, readonly SpawnSite[]>({
  name: 'spawn-sites',
  compute: (body, context) => {
    const wrappers = context.get(wrapperNames, context);
    const through = body.calls.flatMap((site) =>
      wrappers.has(lastIdentifier(site.call.callee) ?? '') ? throughWrapper(site, body, context) : [],
    );
    const own = directSpawnsOf(body, context).filter((site) => handedOn(site) === undefined);
    if (through.length === 0) return own;
    const calls = new Set(through.map(({ call }) => call));
    const order = new Map(body.calls.map(({ call }, index) => [call, index]));
    return [...own.filter(({ call }) => !calls.has(call)), ...through].sort((a, b) => (order.get(a.call) ?? 0) - (order.get(b.call) ?? 0));
  },
});

interface Wrapper {
  readonly site: SpawnSite;
  /** The model of a call of it. */
  readonly model: SpawnModel;
}

/** The first call that hands on a parameter. */
const wrapperOf = defineAnalysis<FunctionSymbol, Wrapper | undefined>({
  name: 'spawn-wrapper',
  compute: (fn, context) => {
    for (const site of directSpawnsOf(fn, context)) {
      const index = handedOn(site);
      const keyword = index === undefined ? undefined : fn.signature.parameters[index]?.name;
      if (index === undefined || keyword === undefined) continue;
      const position = index - (receiverName(fn) === undefined ? 0 : 1);
      const starts = fn.calls.some(({ call }) => lastIdentifier(call.callee) === 'start');
      const target = { index: position, keyword };
      return {
        site,
        model: { ...site.model, target, targets: 'one', arguments: { none: true }, startsLater: site.model.startsLater && !starts },
      };
    }
    return undefined;
  },
});

/** Names of functions that hand a parameter on. */
export const wrapperNames = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'spawn-wrapper-names',
  compute: (_, context) => new Set(context.program.modules.flatMap((module) => context.get(wrappersIn, module))),
});

const wrappersIn = defineAnalysis<ModuleSymbol, readonly string[]>({
  name: 'spawn-wrappers-in-module',
  compute: ({ functions }, context) => functions.flatMap((fn) => (context.get(isWrapper, fn) ? [fn.name] : [])),
});

/** The same after most edits of the function: what is asked of all of them hears of no other. */
const isWrapper = defineAnalysis<FunctionSymbol, boolean>({
  name: 'is-spawn-wrapper',
  compute: (fn, context) => maySpawn(fn, context) && context.get(wrapperOf, fn) !== undefined,
});

/** The parameter of the body that is the target, if it is one. */
function handedOn({ call, model, body, creation }: SpawnSite): number | undefined {
  if (body.kind === 'module' || creation?.cls || model.targets !== 'one') return undefined;
  if (creation && creation.construction.call !== call) return undefined;
  const given = argumentAt(call, model.target.index, model.target.keyword)?.value;
  const target = given && unwrap(given);
  if (target?.kind !== 'name' || definingScope(target.id, body.scope) !== body.scope) return undefined;
  const [binding, ...others] = body.scope.bindings.get(target.id) ?? [];
  return others.length === 0 && binding?.kind === 'parameter' ? binding.index : undefined;
}

function throughWrapper(call: CallSite, body: Body, context: Context): readonly SpawnSite[] {
  for (const value of context.evaluator.evaluate(call.call.callee, call.scope).values) {
    const wrapper = value.kind === 'function' || value.kind === 'bound' ? context.get(wrapperOf, value.fn) : undefined;
    const targets = wrapper && body !== wrapper.site.body ? targetsAt(call, wrapper.model, context) : [];
    if (!wrapper || targets.length === 0) continue;
    const { kind, spawner } = wrapper.site;
    const { model } = wrapper;
    return [{ kind, spawner, model, call: call.call, unit: call.unit, body, targets, host: undefined, creation: undefined, makers: [] }];
  }
  return [];
}
