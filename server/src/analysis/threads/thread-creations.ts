/**
 * Where threads, timers and processes come to be: constructor calls and calls of factories that return a new one.
 * What each runs, whether it is a daemon, and the names in its body that hold it.
 */
import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { findMethod, libraryBase } from '../../semantic/classes.ts';
import { leads } from '../../semantic/leading-names.ts';
import { type CallSite, type ClassSymbol, type FunctionSymbol, type ModuleSymbol, moduleScope } from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import { startableNames } from '../calls/startable-names.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';

export interface ThreadCreation {
  readonly call: Call;
  readonly unit: Unit;
  readonly body: Body;
  /** Canonical class: `threading.Thread`, `threading.Timer`, `multiprocessing.Process`. */
  readonly type: string;
  /** The subclass of the program, if it is one. */
  readonly cls?: ClassSymbol;
  /** The call of the library class that says what runs; a factory's is inside the factory. */
  readonly construction: CallSite;
  /** What it runs, as far as the program knows. */
  readonly targets: readonly FunctionSymbol[];
}

/** Of one body, in source order. */
export const threadCreations = defineAnalysis<Body, readonly ThreadCreation[]>({
  name: 'thread-creations',
  compute: (body, context) => {
    const names = context.get(startableNames, context);
    return body.calls.flatMap((site) => (leads(names, site.call.callee, site.scope) ? creationAt(site, body, context) : []));
  },
});

export const creationsIn = (body: Body, context: Context): readonly ThreadCreation[] => context.get(threadCreations, body);

function creationAt(site: CallSite, body: Body, context: Context): readonly ThreadCreation[] {
  for (const value of context.evaluator.evaluate(site.call, site.scope).values) {
    const type = startableType(value, context);
    if (type === undefined || (value.kind !== 'instance' && value.kind !== 'object') || value.site?.call !== site.call) continue;
    const construction = value.origin ?? value.site;
    const cls = value.kind === 'object' ? { cls: value.cls } : {};
    return [{ call: site.call, unit: site.unit, body, type, ...cls, construction, targets: targetsOf(value, construction, type, context) }];
  }
  return [];
}

/** The library class behind an object that is started and joined. */
export function startableType(value: Value, context: Context): string | undefined {
  if (value.kind === 'instance') return context.models.startables.has(value.type) ? value.type : undefined;
  return value.kind === 'object' ? libraryBase(value.cls, context.models.startables, context.evaluator) : undefined;
}

function targetsOf(value: Value, construction: CallSite, type: string, context: Context): readonly FunctionSymbol[] {
  if (value.kind === 'object') {
    const run = findMethod(value.cls, 'run', context.evaluator);
    return run ? [run] : [];
  }
  const model = context.models.spawn(type);
  const target = model && argumentAt(construction.call, model.target.index, model.target.keyword);
  return target ? functionsIn(target.value, construction, context) : [];
}

/** The functions of the program that an expression handed over may be, `partial` looked through. */
export function functionsIn(node: Expression, site: CallSite, context: Context): readonly FunctionSymbol[] {
  const found = (value: Value): readonly FunctionSymbol[] =>
    value.kind === 'function' || value.kind === 'bound' ? [value.fn] : value.kind === 'partial' ? found(value.target) : [];
  return context.evaluator.evaluate(node, site.scope).values.flatMap(found);
}

/** `daemon=True`, `t.daemon = True`, `t.setDaemon(True)`, or the same in the constructor of a subclass. Anything but a plain `False` counts when in doubt. */
export function isDaemon(creation: ThreadCreation, holders: ReadonlySet<string>, context: Context): 'yes' | 'no' | 'unknown' {
  const keyword = argumentAt(creation.construction.call, 6, 'daemon') ?? superDaemon(creation, context);
  const given = keyword ? truth(keyword.value) : undefined;
  return (
    given ??
    daemonAssigned(creation, holders, context) ??
    (creation.construction.call.arguments.some((argument) => argument.star === 2) ? 'unknown' : 'no')
  );
}

const truth = (node: Expression): 'yes' | 'no' | 'unknown' => (node.kind === 'constant' ? (node.value ? 'yes' : 'no') : 'unknown');

/** `super().__init__(daemon=True)` in the class's own constructor. */
function superDaemon(creation: ThreadCreation, context: Context): { readonly value: Expression } | undefined {
  const init = creation.cls && findMethod(creation.cls, '__init__', context.evaluator);
  const call = init?.calls.find((site) => site.call.callee.kind === 'attribute' && site.call.callee.name === '__init__');
  return call?.call.arguments.find((argument) => argument.keyword === 'daemon');
}

function daemonAssigned(creation: ThreadCreation, holders: ReadonlySet<string>, context: Context): 'yes' | 'no' | 'unknown' | undefined {
  const { module } = creation.body.kind === 'module' ? { module: creation.body } : creation.body;
  for (const { object, value, scope } of context.get(daemonSettings, module)) {
    const named = scope === creation.body.scope && object.kind === 'name' && holders.has(object.id);
    const held = context.evaluator
      .evaluate(object, scope)
      .values.some(
        (each) =>
          (each.kind === 'instance' || each.kind === 'object') &&
          (each.site ? each.site.call === creation.call : each.kind === 'object' && each.cls === creation.cls),
      );
    if (named || held) return truth(value);
  }
  return undefined;
}

interface DaemonSetting {
  readonly object: Expression;
  readonly value: Expression;
  readonly scope: CallSite['scope'];
}

/** Every `x.daemon = value` and `x.setDaemon(value)` of a file. */
const daemonSettings = defineAnalysis<ModuleSymbol, readonly DaemonSetting[]>({
  name: 'daemon-settings',
  compute: (module, context) => [
    ...context.program.attributeAssignments('daemon').filter(({ scope }) => moduleScope(scope).owner === module),
    ...context.program
      .mentions('setDaemon')
      .flatMap(({ call, scope }) =>
        moduleScope(scope).owner === module && call.callee.kind === 'attribute' && call.arguments[0]
          ? [{ object: call.callee.object, value: call.arguments[0].value, scope }]
          : [],
      ),
  ],
});
