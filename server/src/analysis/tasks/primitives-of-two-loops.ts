/**
 * Primitives of asyncio that are made once, at import, and waited for in two event loops one after the other: the first
 * loop that really waits for one owns it, and a wait in the second raises RuntimeError. Errs on the side of silence:
 * globals of the same file, locks only where a loop has tasks that may compete for them.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { leads } from '../../semantic/leading-names.ts';
import type { FunctionSymbol, ModuleSymbol } from '../../semantic/symbols.ts';
import { spellingsOf } from '../calls/spellings.ts';
import { type Context, defineAnalysis } from '../context.ts';
import { lockEvents } from '../locks/lock-events.ts';
import { consecutiveRuns, onLoop, type Runs } from './loop-runs.ts';

export interface PrimitiveOfTwoLoops {
  /** The variable, and the call that makes what it holds. */
  readonly name: string;
  readonly made: Call;
  readonly unit: Unit;
  readonly runs: Runs;
  readonly wait: Wait;
}

interface Wait {
  readonly body: FunctionSymbol;
  readonly unit: Unit;
  readonly at: Expression;
}

/** Of the module's globals, in source order. */
export const primitivesOfTwoLoops = defineAnalysis<ModuleSymbol, readonly PrimitiveOfTwoLoops[]>({
  name: 'primitives-of-two-loops',
  compute: (module, context) => {
    const primitives = primitivesOf(module, context);
    const pairs = primitives.length > 0 ? context.get(consecutiveRuns, module) : [];
    return primitives.flatMap(({ name, made, unit, type }) => {
      for (const runs of pairs) {
        const wait = waitInBoth({ name, type, module }, runs, context);
        if (wait) return [{ name, made, unit, runs, wait }];
      }
      return [];
    });
  },
});

interface Primitive {
  readonly name: string;
  readonly type: string;
  readonly module: ModuleSymbol;
}

const makers = spellingsOf('loop-primitives', ({ models }) => [...models.namesIn('locks'), ...models.namesIn('synchronizers')]);

function primitivesOf(module: ModuleSymbol, context: Context): readonly (Omit<PrimitiveOfTwoLoops, 'runs' | 'wait'> & Primitive)[] {
  const names = context.get(makers, context);
  return module.calls.flatMap(({ call, unit, scope }) => {
    const name = leads(names, call.callee, scope) ? variableOf(call, module) : undefined;
    const [value, ...others] = name === undefined ? [] : context.evaluator.evaluate(call, scope).values;
    const isOurs = value?.kind === 'instance' && others.length === 0 && value.site?.call === call && isOfLoop(value.type, context);
    return isOurs && name !== undefined ? [{ name, made: call, unit, type: value.type, module }] : [];
  });
}

const variableOf = (call: Call, { scope }: ModuleSymbol): string | undefined =>
  [...scope.bindings].find(([, list]) => list.length === 1 && list[0]?.kind === 'value' && list[0].value === call)?.[0];

const isOfLoop = (type: string, { models }: Context): boolean => (models.lock(type) ?? models.synchronizer(type))?.domain === 'tasks';

function waitInBoth(primitive: Primitive, runs: Runs, context: Context): Wait | undefined {
  const [first, second] = [context.get(onLoop, runs[0]), context.get(onLoop, runs[1])];
  const kind = context.models.lock(primitive.type)?.kind;
  const isLock = kind === 'lock' || kind === 'semaphore';
  if (isLock && !(first.hasTasks && second.hasTasks)) return undefined;
  const both = [...first.bodies].filter((body) => second.bodies.has(body) && mentions(body, primitive));
  return both.flatMap((body) => (isLock ? acquisitionsIn(body, primitive, context) : waitsIn(body, primitive, context)))[0];
}

/** A name of another file is another global. */
const mentions = (body: FunctionSymbol, { name, module }: Primitive): boolean =>
  body.module === module && body.mentioned.has(name) && !body.scope.bindings.has(name);

const isIt = (node: Expression, { name }: Primitive): boolean => node.kind === 'name' && node.id === name;

const acquisitionsIn = (body: FunctionSymbol, primitive: Primitive, context: Context): readonly Wait[] =>
  [...context.get(lockEvents, body).values()].flatMap(({ action, at, node, lock }) => {
    const object = at.kind === 'call' && at.callee.kind === 'attribute' ? at.callee.object : at;
    return action === 'acquire' && lock.isAsync && isIt(object, primitive) ? [{ body, unit: node.unit, at }] : [];
  });

/** A queue without a bound is put into at once. */
const waitsIn = (body: FunctionSymbol, primitive: Primitive, { models }: Context): readonly Wait[] =>
  body.calls.flatMap(({ call, unit }) => {
    const { callee } = call;
    if (callee.kind !== 'attribute' || callee.name === 'put' || callee.name === 'acquire' || !isIt(callee.object, primitive)) return [];
    return models.coroutine(`${primitive.type}#${callee.name}`) ? [{ body, unit, at: call }] : [];
  });
