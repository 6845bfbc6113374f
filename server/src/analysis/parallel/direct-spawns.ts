/**
 * The calls of a body to libraries that have functions of the program run somewhere else or at another time, with the
 * functions. Targets are looked at through names, attributes, `partial`, bound methods and parameters; a target that
 * nobody knows makes no site (missed roots).
 */
import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { SpawnModel } from '../../models/spawners.ts';
import { findMethod } from '../../semantic/classes.ts';
import { leads } from '../../semantic/leading-names.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type CallSite, type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import { startableNames } from '../calls/startable-names.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { creationsIn, type ThreadCreation } from '../threads/thread-creations.ts';
import type { RootKind } from './root.ts';
import { rootKindIn, spawnFact, spawnNames } from './spawn-facts.ts';

export interface SpawnTarget {
  readonly fn: FunctionSymbol;
  /** The object whose method it is, in the spawning body. */
  readonly receiver: Expression | undefined;
  /** One call has several runs of it: an argument of a comprehension, or two arguments. */
  readonly several: boolean;
}

export interface SpawnSite {
  readonly kind: RootKind;
  /** Canonical name of what is called: `threading.Thread`, `concurrent.futures.ThreadPoolExecutor#submit`. */
  readonly spawner: string;
  readonly model: SpawnModel;
  readonly call: Call;
  readonly unit: Unit;
  readonly body: Body;
  readonly targets: readonly SpawnTarget[];
  /** The executor, pool or task group whose method is called, or that is handed over: the call that made it. */
  readonly host: CallSite | undefined;
  /** For what `start()` sets going. */
  readonly creation: ThreadCreation | undefined;
  /** The functions of the program that make it for this call. */
  readonly makers: readonly FunctionSymbol[];
}

/** By spelling. */
export function maySpawn({ calls }: Body, context: Context): boolean {
  const names = [context.get(spawnNames, context), context.get(startableNames, context)];
  return calls.some(({ call, scope }) => names.some((each) => leads(each, call.callee, scope)));
}

const none: readonly SpawnSite[] = [];

/** In source order; sites without a known target are left out. */
export const directSpawnsOf = (body: Body, context: Context): readonly SpawnSite[] =>
  maySpawn(body, context) ? context.get(directSpawns, body) : none;

const directSpawns = defineAnalysis<Body, readonly SpawnSite[]>({
  name: 'direct-spawns',
  compute: (body, context) => {
    const names = context.get(spawnNames, context);
    const made = new Map(creationsIn(body, context).map((creation) => [creation.call, creation]));
    return body.calls.flatMap((site) => {
      const creation = made.get(site.call);
      if (creation) return ofCreation(creation, site, context);
      return leads(names, site.call.callee, site.scope) ? ofCall(site, body, context) : [];
    });
  },
});

function kindOf(spawner: string, model: SpawnModel): RootKind | undefined {
  const kind = rootKindIn(model.runsIn);
  return kind !== 'thread' ? kind : spawner === 'threading.Timer' ? 'timer' : model.pooled ? 'pool' : 'thread';
}

function ofCreation(creation: ThreadCreation, site: CallSite, context: Context): readonly SpawnSite[] {
  const model = spawnFact(creation.type, context);
  const kind = model && kindOf(creation.type, model);
  const targets = creation.cls ? targetsOfSubclass(creation, context) : model ? targetsAt(creation.construction, model, context) : [];
  if (!model || !kind || targets.length === 0) return [];
  const { call, unit } = site;
  return [
    {
      kind,
      spawner: creation.type,
      model,
      call,
      unit,
      body: creation.body,
      targets,
      host: undefined,
      creation,
      makers: makersOf(creation, site, context),
    },
  ];
}

function makersOf({ construction }: ThreadCreation, { call, scope }: CallSite, context: Context): readonly FunctionSymbol[] {
  if (construction.call === call) return [];
  return context.evaluator
    .evaluate(call.callee, scope)
    .values.flatMap((value) => (value.kind === 'function' || value.kind === 'bound' ? [value.fn] : []));
}

/** Its `run`, or what its constructor hands to the library's. */
function targetsOfSubclass(creation: ThreadCreation, context: Context): readonly SpawnTarget[] {
  const { cls, type } = creation;
  const own = cls && findMethod(cls, 'run', context.evaluator);
  if (own) return [{ fn: own, receiver: undefined, several: false }];
  const model = spawnFact(type, context);
  const init = cls && findMethod(cls, '__init__', context.evaluator);
  const library = init?.calls.find(({ call }) => lastIdentifier(call.callee) === '__init__');
  return library && model ? targetsAt(library, model, context) : [];
}

function ofCall(site: CallSite, body: Body, context: Context): readonly SpawnSite[] {
  for (const value of context.evaluator.evaluate(site.call.callee, site.scope).values) {
    const spawner = qualifiedNameOf(value);
    const model = spawner === undefined ? undefined : spawnFact(spawner, context);
    if (!model || spawner === undefined) continue;
    const kind = inExecutor(site, model, context) ?? kindOf(spawner, model);
    const targets = kind ? targetsAt(site, model, context) : [];
    if (!kind || targets.length === 0) continue;
    return [
      {
        kind,
        spawner,
        model,
        call: site.call,
        unit: site.unit,
        body,
        targets,
        host: hostOf(value, site, model, context),
        creation: undefined,
        makers: [],
      },
    ];
  }
  return [];
}

/** An executor of processes handed to `run_in_executor`. */
function inExecutor(site: CallSite, model: SpawnModel, context: Context): RootKind | undefined {
  const executor = model.executor && argumentAt(site.call, model.executor.index, model.executor.keyword);
  const values = executor ? context.evaluator.evaluate(executor.value, site.scope).values : [];
  return values.some((value) => value.kind === 'instance' && value.type === 'concurrent.futures.ProcessPoolExecutor')
    ? 'process'
    : undefined;
}

function hostOf(value: Value, site: CallSite, model: SpawnModel, context: Context): CallSite | undefined {
  if (value.kind === 'library-method') return holdsJobs(value.receiver.type, context) ? value.receiver.site : undefined;
  const executor = model.executor && argumentAt(site.call, model.executor.index, model.executor.keyword);
  const made = executor ? context.evaluator.evaluate(executor.value, site.scope).values : [];
  return made.flatMap((each) => (each.kind === 'instance' ? (each.site ?? []) : []))[0];
}

/** A pool, or a group of tasks. */
const holdsJobs = (type: string, { models }: Context): boolean =>
  models.pool(type) !== undefined || models.join(`${type}#__aexit__`) !== undefined;

export function targetsAt(site: CallSite, model: SpawnModel, context: Context): readonly SpawnTarget[] {
  const found = new Map<FunctionSymbol, SpawnTarget>();
  for (const { node, elements } of handedOver(site.call, model)) {
    if (elements) for (const target of mappedTargets(node, site, model, context)) found.set(target.fn, target);
    const set = context.evaluator.evaluate(node, site.scope);
    const several = elements && !set.values.every((value) => value.kind === 'collection' && value.node.kind === 'collection');
    for (const value of (elements ? context.evaluator.elements(set) : set).values) {
      for (const target of targetsIn(value, model)) found.set(target.fn, { ...target, several: several || found.has(target.fn) });
    }
  }
  return [...found.values()];
}

/** `gather(*map(fetch, urls))`: what each call of the mapped function gives is handed over. */
function mappedTargets(node: Expression, { scope }: CallSite, model: SpawnModel, { evaluator }: Context): readonly SpawnTarget[] {
  const mapped = node.kind === 'call' && node.callee.kind === 'name' && node.callee.id === 'map' ? node.arguments[0] : undefined;
  if (mapped?.star !== 0 || !takesCoroutine(model)) return [];
  return evaluator.evaluate(mapped.value, scope).values.flatMap((value): readonly SpawnTarget[] => {
    if ((value.kind !== 'function' && value.kind !== 'bound') || !value.fn.signature.isAsync) return [];
    return [{ fn: value.fn, receiver: value.kind === 'bound' ? value.receiver : undefined, several: true }];
  });
}

/** An argument that is the target, or whose elements are. */
interface Handed {
  readonly node: Expression;
  readonly elements: boolean;
}

function handedOver(call: Call, model: SpawnModel): readonly Handed[] {
  const { index, keyword } = model.target;
  if (model.targets === 'from')
    return call.arguments
      .filter((each, at) => at >= index && each.keyword === undefined)
      .map(({ value, star }) => ({
        node: value.kind === 'starred' ? value.value : value,
        elements: star === 1 || value.kind === 'starred',
      }));
  const argument = index < 0 ? call.arguments.find((each) => each.keyword === keyword) : argumentAt(call, index, keyword);
  return argument?.star === 0 ? [{ node: argument.value, elements: model.targets === 'elements' }] : [];
}

function targetsIn(value: Value, model: SpawnModel): readonly Omit<SpawnTarget, 'several'>[] {
  switch (value.kind) {
    case 'coroutine':
      return takesCoroutine(model) ? [{ fn: value.fn, receiver: receiverIn(value.call.callee) }] : [];
    case 'function':
      return model.takes === 'coroutine' ? [] : [{ fn: value.fn, receiver: undefined }];
    case 'bound':
      return model.takes === 'coroutine' ? [] : [{ fn: value.fn, receiver: value.receiver }];
    case 'partial':
      return targetsIn(value.target, model);
    default:
      return [];
  }
}

const takesCoroutine = ({ takes }: SpawnModel): boolean => takes === 'coroutine' || takes === 'either';
const receiverIn = (callee: Expression): Expression | undefined => (callee.kind === 'attribute' ? callee.object : undefined);

/** Whether the executor that is handed the work has a single worker: its jobs come one after the other. */
export function hasOneWorker({ host }: SpawnSite, context: Context): boolean {
  if (!host) return false;
  return context.evaluator.evaluate(host.call, host.scope).values.some((value) => {
    const pool = value.kind === 'instance' ? context.models.pool(value.type) : undefined;
    const made = value.kind === 'instance' ? (value.origin?.call ?? host.call) : host.call;
    const workers = pool && argumentAt(made, pool.workers.index, pool.workers.keyword)?.value;
    return workers?.kind === 'constant' && workers.value === 1;
  });
}
