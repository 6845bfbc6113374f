/**
 * Methods that tell a thread to stop: they set an event, a flag or a sentinel that the thread's code looks at.
 * The thread is kept in an attribute of the class, or is the object itself.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Statement } from '../../ir/statement.ts';
import { expressionsOf, forEachExpression, forEachStatement, unwrap } from '../../ir/visit.ts';
import { findMethod, libraryBase } from '../../semantic/classes.ts';
import { leadTo, namesLeadingTo, wordOf } from '../../semantic/leading-names.ts';
import { type ClassSymbol, type FunctionSymbol, receiverName } from '../../semantic/symbols.ts';
import { type Body, bodyOf, type Context, defineAnalysis } from '../context.ts';
import { isTest } from '../tests.ts';
import { startableType } from './thread-creations.ts';
import { lifecycles } from './thread-lifecycle.ts';

export interface StopSignal {
  readonly method: FunctionSymbol;
  /** The statement that signals. */
  readonly statement: Statement;
  /** `self._thread`, or the receiver itself for a subclass of Thread. */
  readonly thread: string;
}

const ending = /^(stop|close|shutdown|shut_down|terminate|quit|finish|halt|disconnect|teardown|tear_down|__exit__|__aexit__)$/;

/** Of the threads a class owns that nobody in the program joins. */
export const unjoinedSignals = defineAnalysis<ClassSymbol, readonly StopSignal[]>({
  name: 'unjoined-signals',
  compute: (cls, context) =>
    libraryBase(cls, context.models.startables, context.evaluator) ? ofThreadItself(cls, context) : ofOwnedThreads(cls, context),
});

function ofOwnedThreads(cls: ClassSymbol, context: Context): readonly StopSignal[] {
  const own = cls.methods;
  return own.flatMap((fn) =>
    context.get(lifecycles, fn).flatMap(({ creation, holding, started, joined, display }) => {
      const { attribute } = holding;
      if (!attribute || !started || joined || attribute.object.kind !== 'name' || attribute.object.id !== receiverName(fn)) return [];
      if (isPassedOn(attribute.name, context)) return [];
      return signalsIn(own, watched(creation.targets, cls)).map((signal) => ({ ...signal, thread: display }));
    }),
  );
}

/** `wait_for(self._thread)`: the other function may join it. */
const isPassedOn = (attribute: string, context: Context): boolean =>
  context.program
    .mentions(attribute)
    .some(({ call }) => call.arguments.some(({ value }) => value.kind === 'attribute' && value.name === attribute));

/** A thread that somebody starts and nobody joins, what its tests do with it aside; it must be made in the program, or nothing is known of its owner. */
function ofThreadItself(cls: ClassSymbol, context: Context): readonly StopSignal[] {
  const made = makersOf(cls, context)
    .filter((body) => !isTest(body))
    .flatMap((body) => context.get(lifecycles, body))
    .filter(({ creation }) => creation.cls === cls);
  const selfStarted = startsItself(cls, context);
  if (!selfStarted && made.length === 0) return [];
  if (made.some(({ joined, holding, started }) => joined || (holding.escapes && !holding.attribute) || (!started && !selfStarted)))
    return [];
  const run = findMethod(cls, 'run', context.evaluator);
  const own = cls.methods;
  return run && !joinsItself(cls, context)
    ? signalsIn(own, watched([run], cls)).map((signal) => ({ ...signal, thread: receiverName(signal.method) ?? 'self' }))
    : [];
}

/** Who may make objects of the class, by the spelling of what is called. */
function makersOf(cls: ClassSymbol, { program }: Context): readonly Body[] {
  const names = [...namesLeadingTo([leadTo(cls.name, cls.scope.parent)], program)].map(wordOf);
  const sites = [...new Set(names)].flatMap((name) => program.mentions(name));
  return [...new Set(sites.flatMap(({ scope }) => bodyOf(scope) ?? []))];
}

const startsItself = (cls: ClassSymbol, context: Context): boolean => callsOnItself(cls, 'start', context);
const joinsItself = (cls: ClassSymbol, context: Context): boolean => callsOnItself(cls, 'join', context);

function callsOnItself(cls: ClassSymbol, method: string, context: Context): boolean {
  return context.program.mentions(method).some(({ call, scope }) => {
    const body = bodyOf(scope);
    if (call.callee.kind !== 'attribute' || (body && isTest(body))) return false;
    return context.evaluator
      .evaluate(call.callee.object, scope)
      .values.some((value) => value.kind === 'object' && value.cls === cls && startableType(value, context) !== undefined && !value.site);
  });
}

/** Attributes of the class that the target's code reads, through the class's own methods it calls. */
function watched(targets: readonly FunctionSymbol[], cls: ClassSymbol): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<FunctionSymbol>();
  const work = targets.filter((target) => target.cls === cls);
  for (let fn = work.pop(); fn; fn = work.pop()) {
    if (seen.has(fn)) continue;
    seen.add(fn);
    const self = receiverName(fn);
    forEachStatement(fn.ir.body, (statement) => {
      for (const expression of expressionsOf(statement)) {
        forEachExpression(expression, (node) => {
          if (node.kind !== 'attribute' || node.object.kind !== 'name' || node.object.id !== self) return undefined;
          names.add(node.name);
          const called = cls.scope.bindings.get(node.name)?.[0];
          if (called?.kind === 'function') work.push(called.fn);
          return undefined;
        });
      }
    });
  }
  return names;
}

function signalsIn(methods: readonly FunctionSymbol[], attributes: ReadonlySet<string>): readonly Omit<StopSignal, 'thread'>[] {
  return methods
    .filter((method) => ending.test(method.name))
    .flatMap((method) => {
      const self = receiverName(method);
      const found: Statement[] = [];
      forEachStatement(method.ir.body, (statement) => {
        if (found.length === 0 && self !== undefined && signals(statement, self, attributes)) found.push(statement);
      });
      return found.map((statement) => ({ method, statement }));
    });
}

/** `self._stop.set()`, `self._queue.put(None)`, `self._running = False`. */
function signals(statement: Statement, self: string, attributes: ReadonlySet<string>): boolean {
  const watchedAttribute = (node: Expression): boolean =>
    node.kind === 'attribute' && node.object.kind === 'name' && node.object.id === self && attributes.has(node.name);
  if (statement.kind === 'assign') {
    const [target] = statement.targets;
    return (
      target !== undefined && watchedAttribute(target) && statement.value.kind === 'constant' && typeof statement.value.value === 'boolean'
    );
  }
  if (statement.kind !== 'expression') return false;
  const call = unwrap(statement.value);
  if (call.kind !== 'call' || call.callee.kind !== 'attribute' || !watchedAttribute(call.callee.object)) return false;
  const sentinel = call.arguments[0] && unwrap(call.arguments[0].value);
  return call.callee.name === 'set'
    ? call.arguments.length === 0
    : /^put(_nowait)?$/.test(call.callee.name) && sentinel?.kind === 'constant' && sentinel.value === null;
}
