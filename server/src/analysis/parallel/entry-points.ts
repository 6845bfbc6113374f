/**
 * Entry points: functions that a library or a test runner calls, by the base of their class, their decorator or
 * their name. A handler runs beside itself only where the server that is made for it serves on threads.
 */

import { type MethodPatterns, matchesAny, matchesMethod, patternsOf } from '../../models/entry-points.ts';
import type { EntryPoint as Fact } from '../../models/models.ts';
import type { Place } from '../../models/spawners.ts';
import { ancestors } from '../../semantic/classes.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type ClassSymbol, decoratorNames, type FunctionSymbol } from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import { type Context, defineAnalysis } from '../context.ts';
import { isTest } from '../tests.ts';
import { entryOfApplication, entryOfHook } from './hooks.ts';
import type { EntryPoint, Root } from './root.ts';
import { lastWord, modelsOf, rootKindIn } from './spawn-facts.ts';

export const sameEntry = (before: EntryPoint | undefined, after: EntryPoint | undefined): boolean =>
  before?.fn === after?.fn &&
  before?.kind === after?.kind &&
  before?.many === after?.many &&
  before?.certain === after?.certain &&
  before?.receiver === after?.receiver;

export const entryPoint = defineAnalysis<FunctionSymbol, EntryPoint | undefined>({
  name: 'entry-point',
  compute: (fn, context) =>
    entryOfMethod(fn, context) ?? entryByDecorator(fn, context) ?? entryOfTest(fn) ?? entryOfHook(fn, context) ?? entryOfApplication(fn),
  equals: sameEntry,
});

function entryOfMethod(fn: FunctionSymbol, context: Context): EntryPoint | undefined {
  const { cls } = fn;
  if (!cls || !matchesAny(context.get(methodNames, context), fn.name)) return undefined;
  const models = modelsOf(context);
  const { library } = ancestors(cls, context.evaluator);
  const fact = [...library, 'object'].flatMap((base) => models.entryPointsOf(base)).find(({ method }) => matchesMethod(method, fn.name));
  return fact && entryOfFact(fn, cls, fact, context);
}

/** Names and patterns of the methods that some library calls. */
const methodNames = defineAnalysis<Context, MethodPatterns>({
  name: 'entry-method-names',
  equals: () => true,
  compute: (_, context) =>
    patternsOf(
      modelsOf(context)
        .namesIn('entry-points')
        .map((name) => name.slice(name.indexOf('#') + 1)),
    ),
});

function entryOfFact(fn: FunctionSymbol, cls: ClassSymbol, fact: Fact, context: Context): EntryPoint | undefined {
  const kind = fact.by === 'runner' ? 'test' : kindOf(fn, fact.runsIn, fact.by !== 'start');
  const overlaps = fact.overlap !== 'never' && kind !== 'test' && (fact.ifServer === undefined || servedBy(cls, fact.ifServer, context));
  const many = overlaps && kind !== 'thread' && kind !== 'process' && kind !== 'finalizer';
  const receiver = fact.overlap === 'same-object' ? 'shared' : 'own';
  return kind && { fn, kind, many, certain: fact.runsIn !== 'any-thread', receiver };
}

function kindOf(fn: FunctionSymbol, place: Place, served: boolean): Root['kind'] | undefined {
  if (fn.signature.isAsync) return 'task';
  const kind = rootKindIn(place);
  return served && (kind === 'thread' || kind === 'pool') ? 'handler' : kind;
}

/** Whether an object of the class is, or is handed to, a server with the base. */
function servedBy(cls: ClassSymbol, base: string, context: Context): boolean {
  const derives = (type: string): boolean => modelsOf(context).lineage(type).includes(base);
  const isServer = (value: Value): boolean =>
    (value.kind === 'library' && derives(value.name)) ||
    (value.kind === 'class' && ancestors(value.cls, context.evaluator).library.some(derives));
  if (isServer({ kind: 'class', cls })) return true;
  return context.program.mentions(cls.name).some(({ call, scope }) => {
    const handed = call.arguments.some(({ value }) =>
      context.evaluator.evaluate(value, scope).values.some((each) => each.kind === 'class' && each.cls === cls),
    );
    return handed && context.evaluator.evaluate(call.callee, scope).values.some(isServer);
  });
}

function entryByDecorator(fn: FunctionSymbol, context: Context): EntryPoint | undefined {
  if (!decoratorNames(fn).some((name) => context.get(decorators, context).has(name))) return undefined;
  const scope = fn.scope.parent ?? fn.scope;
  for (const decorator of fn.signature.decorators) {
    for (const value of context.evaluator.evaluate(decorator.kind === 'call' ? decorator.callee : decorator, scope).values) {
      const name = qualifiedNameOf(value);
      const fact = name === undefined ? undefined : modelsOf(context).entryDecorator(name);
      const kind = fact && kindOf(fn, fact.runsIn, true);
      if (fact && kind) return { fn, kind, many: fact.overlap, certain: fact.runsIn !== 'any-thread', receiver: 'shared' };
    }
  }
  return undefined;
}

const decorators = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'entry-decorator-names',
  compute: (_, context) => new Set(modelsOf(context).namesIn('entry-decorators').map(lastWord)),
});

/** By the conventions of pytest. */
function entryOfTest(fn: FunctionSymbol): EntryPoint | undefined {
  const inModule = (fn.cls ? fn.cls.scope.parent : fn.scope.parent)?.owner.kind === 'module';
  return inModule && /^test(_|[A-Z])/.test(fn.name) && isTest(fn)
    ? { fn, kind: 'test', many: false, certain: true, receiver: 'own' }
    : undefined;
}
