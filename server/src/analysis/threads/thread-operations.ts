/** Which threads the program starts and joins, by where they came to be. Flow-insensitive: a join anywhere counts. */
import type { Call } from '../../ir/expression.ts';
import { ancestors } from '../../semantic/classes.ts';
import type { CallSite, ClassSymbol } from '../../semantic/symbols.ts';
import { type Context, defineAnalysis } from '../context.ts';
import { isTest } from '../tests.ts';
import { startableType, type ThreadCreation } from './thread-creations.ts';

export interface Operations {
  /** Creations it is done to. */
  readonly calls: ReadonlySet<Call>;
  /** Classes whose instances do it to themselves, or have it done by somebody who only knows their class. */
  readonly classes: ReadonlySet<ClassSymbol>;
  /** Done to something unknown that is no string: it may be any thread of that body. */
  readonly unknownIn: ReadonlySet<unknown>;
  readonly sites: readonly { readonly site: CallSite; readonly of: ReadonlySet<Call> }[];
}

const operations = (methods: readonly string[], byTests: boolean) =>
  defineAnalysis<Context, Operations>({
    name: methods.join(','),
    compute: (_, context) => collect(methods, byTests, context),
  });

const started = operations(['start'], true);
/** Waiting by `is_alive()` or `exitcode` is waiting, too; a killed process is reaped by its owner. What only a test waits for, the program does not. */
const joined = operations(['join', 'is_alive', 'isAlive', 'terminate', 'kill', 'cancel'], false);

export const isStarted = (creation: ThreadCreation, context: Context): boolean => done(creation, context.get(started, context), context);
export const isJoined = (creation: ThreadCreation, context: Context): boolean => done(creation, context.get(joined, context), context);
export const startsOf = (creation: ThreadCreation, context: Context): readonly CallSite[] =>
  context.get(started, context).sites.flatMap(({ site, of }) => (of.has(creation.call) ? [site] : []));

/** Where it is waited for, looked after or ended. */
export const joinsOf = (creation: ThreadCreation, context: Context): readonly CallSite[] =>
  context.get(joined, context).sites.flatMap(({ site, of }) => (of.has(creation.call) ? [site] : []));

function done(creation: ThreadCreation, by: Operations, context: Context): boolean {
  if (by.calls.has(creation.call) || by.calls.has(creation.construction.call) || by.unknownIn.has(creation.body)) return true;
  return creation.cls !== undefined && ancestors(creation.cls, context.evaluator).classes.some((cls) => by.classes.has(cls));
}

function collect(methods: readonly string[], byTests: boolean, context: Context): Operations {
  const calls = new Set<Call>();
  const classes = new Set<ClassSymbol>();
  const unknownIn = new Set<unknown>();
  const sites: { site: CallSite; of: ReadonlySet<Call> }[] = [];
  const countsAt = (site: CallSite, made: CallSite['scope']): boolean => byTests || !isTestScope(site.scope) || isTestScope(made);
  for (const site of methods.flatMap((method) => context.program.mentions(method))) {
    for (const object of receivers(site, methods)) {
      const { values, open } = context.evaluator.evaluate(object, site.scope);
      const of = new Set<Call>();
      for (const value of values) {
        if ((value.kind !== 'instance' && value.kind !== 'object') || startableType(value, context) === undefined) continue;
        if (value.site && countsAt(site, value.site.scope)) of.add(value.site.call);
        if (value.origin && countsAt(site, value.origin.scope)) of.add(value.origin.call);
        if (!value.site && value.kind === 'object' && countsAt(site, value.cls.scope)) classes.add(value.cls);
      }
      for (const call of of) calls.add(call);
      sites.push({ site, of });
      if (open && of.size === 0 && maybeThread(site)) unknownIn.add(site.scope.owner);
    }
  }
  return { calls, classes, unknownIn, sites };
}

function isTestScope(scope: CallSite['scope']): boolean {
  const { owner } = scope;
  return isTest(owner.kind === 'class' ? owner.module : owner);
}

/** `x.join()`, and `x.join` handed over as a function. */
function receivers({ call }: CallSite, methods: readonly string[]): readonly Call['callee'][] {
  const mentioned = [call.callee, ...call.arguments.map((argument) => argument.value)];
  return mentioned.flatMap((node) => (node.kind === 'attribute' && methods.includes(node.name) ? [node.object] : []));
}

/** `separator.join(parts)` passes an iterable; a thread's `join` at most a number. */
const maybeThread = ({ call }: CallSite): boolean =>
  call.arguments.every(
    (argument) => argument.keyword !== undefined || argument.value.kind === 'constant' || argument.value.kind === 'name',
  );
