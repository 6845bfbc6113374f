/**
 * What is sent to another process and cannot arrive there: a lock or queue of threads, which is copied by a fork and
 * otherwise cannot be pickled; a primitive of multiprocessing as an argument of a job, for it is only inherited by a
 * process that starts; a function that a worker, or a process that is not forked, cannot import. Errs on the side of silence: only what is made by a
 * constructor that is known, only arguments that stand in the call itself, no file that teaches pickle (`copyreg`), nothing
 * whose failure is expected.
 */
import { argumentAt } from '../../ir/arguments.ts';
import type { Expression } from '../../ir/expression.ts';
import type { SpawnModel } from '../../models/spawners.ts';
import type { CallSite } from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis, moduleOf } from '../context.ts';
import { isExpected } from '../flow/expected.ts';
import { argumentsFor } from '../locks/hand-over.ts';
import { type SpawnCall, spawnCalls } from '../threads/spawn-calls.ts';
import { isForkChosen } from './start-methods.ts';

export interface SentToProcess {
  readonly spawn: SpawnCall;
  readonly given: Expression;
  readonly what: 'lock' | 'queue' | 'inherited' | 'function';
  /** The work is sent to workers that run already, so it is pickled whatever the start method. */
  readonly isJob: boolean;
  /** What makes it; undefined for a function. */
  readonly made: CallSite | undefined;
}

/** In source order. */
export const sentToProcesses = defineAnalysis<Body, readonly SentToProcess[]>({
  name: 'sent-to-processes',
  compute: (body, context) => {
    const sent = context.get(spawnCalls, body).flatMap((spawn) => (spawn.model.runsIn === 'process' ? sentBy(spawn, context) : []));
    if (sent.length === 0 || context.program.imports(moduleOf(body), 'copyreg')) return [];
    return sent.filter(({ spawn }) => !isExpected(spawn.call, spawn.unit, failures, body, context));
  },
});

/** What sending it raises. */
const failures: readonly string[] = ['PicklingError', 'PickleError', 'AttributeError', 'TypeError', 'RuntimeError'];

function sentBy(spawn: SpawnCall, context: Context): readonly SentToProcess[] {
  const { model, call, scope } = spawn;
  const isJob = model.pooled;
  const target = isJob || !context.get(isForkChosen, context) ? argumentAt(call, model.target.index, model.target.keyword) : undefined;
  const functions = target && target.star === 0 && hasNoName(only(target.value, spawn, context)) ? [target.value] : [];
  const values = argumentsFor(call, model.arguments).flatMap(({ value, star }) => (star === 0 ? [value] : []));
  const found = [...values, ...namedArguments(spawn, model)].flatMap((given): readonly SentToProcess[] => {
    const value = only(given, { scope }, context);
    const what = value && kindOf(value, isJob, context);
    return what && value.kind === 'instance' ? [{ spawn, given, what, isJob, made: value.site }] : [];
  });
  return [...functions.map((given): SentToProcess => ({ spawn, given, what: 'function', isJob, made: undefined })), ...found];
}

/** `kwargs={'lock': lock}` */
function namedArguments({ call }: SpawnCall, { keywords }: SpawnModel): readonly Expression[] {
  if (keywords === undefined || keywords === 'own') return [];
  const given = argumentAt(call, keywords.index, keywords.keyword)?.value;
  return given?.kind === 'collection' && given.type === 'dict' ? given.elements : [];
}

/** The one thing it can be. */
function only(given: Expression, { scope }: Pick<CallSite, 'scope'>, { evaluator }: Context): Value | undefined {
  const { values, open } = evaluator.evaluate(given, scope);
  return !open && values.length === 1 ? values[0] : undefined;
}

function kindOf(value: Value, isJob: boolean, { models }: Context): 'lock' | 'queue' | 'inherited' | undefined {
  if (value.kind !== 'instance' || !value.site) return undefined;
  if (isJob && /^multiprocessing\.(Value|Array)$/.test(value.type)) return 'inherited';
  const model = models.lock(value.type) ?? models.synchronizer(value.type);
  if (!model || !/^(threading|queue|multiprocessing)\.[A-Z]\w+$/.test(value.type)) return undefined;
  if (model.domain === 'threads') return model.kind === 'queue' ? 'queue' : 'lock';
  return isJob && model.domain === 'processes' ? 'inherited' : undefined;
}

/** A lambda, or a function inside another that gives it no other name: pickle sends no code, only the name to import it by. */
function hasNoName(value: Value | undefined): boolean {
  if (value?.kind !== 'function') return false;
  const owner = value.fn.scope.parent?.owner;
  if (value.fn.signature.isLambda) return true;
  return owner?.kind === 'function' && !owner.mentioned.has('__qualname__') && !owner.scope.globals.has(value.fn.name);
}
