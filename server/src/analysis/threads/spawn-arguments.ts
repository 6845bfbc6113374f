/**
 * Arguments that a call cannot mean: a target in the place of another parameter, the result of a target in place of
 * the target, a value in place of the tuple of arguments. Errs on the side of silence: an argument that may be what is
 * wanted, or that nobody knows, is passed over.
 */
import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import type { Parameter } from '../../ir/module.ts';
import { forEachStatement, unwrap } from '../../ir/visit.ts';
import type { Place, SpawnModel } from '../../models/spawners.ts';
import { ancestors } from '../../semantic/classes.ts';
import { isPlain } from '../../semantic/evaluate.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type FunctionSymbol, receiverName, type Scope } from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { type SpawnCall, spawnCalls } from './spawn-calls.ts';
import { functionsIn } from './thread-creations.ts';

export interface MisplacedTarget {
  readonly spawn: SpawnCall;
  /** What stands where `group` belongs. */
  readonly given: Expression;
}

/** `Thread(work)`: the first parameter is `group`, which must be None. */
export const misplacedTargets = defineAnalysis<Body, readonly MisplacedTarget[]>({
  name: 'misplaced-targets',
  compute: (body, context) =>
    context.get(spawnCalls, body).flatMap((spawn) => {
      const { model, call, scope } = spawn;
      const [first] = call.arguments;
      const isSecond = model.startsLater && model.target.index === 1 && model.target.keyword === 'target';
      if (!isSecond || !first || first.keyword !== undefined || call.arguments.some(({ star }) => star !== 0)) return [];
      const { values, open } = context.evaluator.evaluate(first.value, scope);
      const isSomething = !open && values.length > 0 && values.every((value) => value.kind !== 'constant' || value.value !== null);
      return isSomething ? [{ spawn, given: first.value }] : [];
    }),
});

export interface CalledTarget {
  readonly spawn: SpawnCall;
  /** The call that should have been the function alone. */
  readonly given: Call;
}

/** `Thread(target=work())` where `work` returns nothing; also `pool.submit(work())`. */
export const calledTargets = defineAnalysis<Body, readonly CalledTarget[]>({
  name: 'called-targets',
  compute: (body, context) =>
    context.get(spawnCalls, body).flatMap((spawn) => {
      const { model, call, scope } = spawn;
      const target = runsFunction(model) ? argumentAt(call, model.target.index, model.target.keyword) : undefined;
      const given = target?.star === 0 ? unwrap(target.value) : undefined;
      return given?.kind === 'call' && givesNothing(given, scope, context) ? [{ spawn, given }] : [];
    }),
});

const elsewhere: ReadonlySet<Place> = new Set(['thread', 'process', 'interpreter', 'worker', 'greenlet']);

/** It wants a function, and runs it beside the caller. */
const runsFunction = ({ takes, runsIn, targets, starts }: SpawnModel): boolean =>
  takes === 'function' && elsewhere.has(runsIn) && targets === 'one' && starts !== 'on-event';

/** Functions of the standard library that return None and are written by mistake. */
const returningNone: ReadonlySet<string> = new Set(['print', 'builtins.print', 'time.sleep']);

function givesNothing(call: Call, scope: Scope, context: Context): boolean {
  const { values, open } = context.evaluator.evaluate(call.callee, scope);
  return !open && values.length > 0 && values.every((value) => returnsNothing(value, context));
}

function returnsNothing(value: Value, context: Context): boolean {
  const name = qualifiedNameOf(value);
  if (name !== undefined) return returningNone.has(name);
  if (value.kind !== 'function' && value.kind !== 'bound') return false;
  const { fn } = value;
  if (!isPlain(fn) || fn.signature.isAsync || fn.signature.isGenerator || fn.ir.hasError || fn.signature.isLambda) return false;
  return !isStub(fn) && !isOverridden(fn, context) && !returnsValue(fn);
}

/** Nothing but a docstring, `pass`, `…` or `raise`: somebody else's code will stand there. */
const isStub = ({ ir: { body } }: FunctionSymbol): boolean =>
  body.statements.every(
    (statement) =>
      statement.kind === 'pass' || statement.kind === 'raise' || (statement.kind === 'expression' && statement.value.kind === 'constant'),
  );

function isOverridden(fn: FunctionSymbol, context: Context): boolean {
  const { cls } = fn;
  return (
    cls !== undefined &&
    context.program
      .functionsNamed(fn.name)
      .some((other) => other !== fn && other.cls && ancestors(other.cls, context.evaluator).classes.includes(cls))
  );
}

function returnsValue(fn: FunctionSymbol): boolean {
  let found = false;
  forEachStatement(fn.ir.body, (statement) => {
    const value = statement.kind === 'return' ? statement.value : undefined;
    found ||= value !== undefined && !(value.kind === 'constant' && value.value === null);
  });
  return found;
}

export interface LooseArgument {
  readonly spawn: SpawnCall;
  readonly keyword: string;
  readonly given: Expression;
  /** A string is taken apart into its characters. */
  readonly isText: boolean;
  /** Only how it is written speaks for it. */
  readonly isLikely: boolean;
}

/** `args=(x)`: parentheses without a comma. */
export const looseTuples = defineAnalysis<Body, readonly LooseArgument[]>({
  name: 'loose-tuples',
  compute: (body, context) =>
    context.get(spawnCalls, body).flatMap((spawn) => {
      const { arguments: handover } = spawn.model;
      if (!('tuple' in handover)) return [];
      const { index, keyword = 'args' } = handover.tuple;
      const argument = argumentAt(spawn.call, index, keyword);
      if (argument?.star !== 0) return [];
      const looseness = loosenessOf(argument.value, spawn, context);
      return looseness ? [{ spawn, keyword, given: argument.value, ...looseness }] : [];
    }),
});

function loosenessOf(given: Expression, spawn: SpawnCall, context: Context): Pick<LooseArgument, 'isText' | 'isLikely'> | undefined {
  const node = unwrap(given);
  if (node.kind === 'fstring') return { isText: true, isLikely: false };
  const { values, open } = context.evaluator.evaluate(node, spawn.scope);
  // `self.done = None` before the real one: whoever hands it over means what it is later.
  const objects = values.filter((value) => value.kind !== 'constant' || value.value !== null);
  const known = !open && values.length > 0;
  if (known && values.every(isText)) return { isText: true, isLikely: false };
  if (known && objects.length > 0 && objects.every((value) => isText(value) || isSingle(value, context)))
    return { isText: false, isLikely: false };
  const mayBe = objects.every((value) => value.kind === 'instance' || value.kind === 'object' || isText(value) || isSingle(value, context));
  return mayBe && given.kind === 'parenthesized' && isPlace(node) && takesOne(spawn, context)
    ? { isText: false, isLikely: true }
    : undefined;
}

/** One character, or none, is taken apart into itself. */
const isText = (value: Value): boolean => value.kind === 'constant' && typeof value.value === 'string' && value.value.length > 1;

/** Surely nothing that can be iterated over. `None` may stand for no arguments. */
function isSingle(value: Value, context: Context): boolean {
  if (value.kind === 'constant') return typeof value.value === 'number' || typeof value.value === 'boolean';
  if (value.kind === 'instance') return context.models.lock(value.type) !== undefined || hasNoItems(value.type, context);
  if (value.kind !== 'object') return value.kind === 'function' || value.kind === 'bound' || value.kind === 'coroutine';
  const { classes, library, open } = ancestors(value.cls, context.evaluator);
  const isPlainObject = !open && library.length === 0 && value.cls.ir.bases.every(({ keyword }) => keyword === undefined);
  return isPlainObject && !classes.some(({ scope }) => ['__iter__', '__getitem__', '__getattr__'].some((name) => scope.bindings.has(name)));
}

const hasNoItems = (type: string, { models }: Context): boolean => models.synchronizer(type) !== undefined || models.startables.has(type);

/** A place with a name that does not say that it holds several. */
const isPlace = (node: Expression): boolean =>
  (node.kind === 'subscript' && node.indices.length === 1 && node.indices[0]?.kind === 'constant') ||
  (node.kind === 'name' && !/arg|param|tuple|list|values|items/i.test(node.id)) ||
  (node.kind === 'attribute' && !/arg|param|tuple|list|values|items/i.test(node.name));

/** Every function it can be for wants just one argument. */
function takesOne({ model, call, ...site }: SpawnCall, context: Context): boolean {
  const target = argumentAt(call, model.target.index, model.target.keyword);
  const { values, open } = target ? context.evaluator.evaluate(target.value, site.scope) : { values: [], open: true };
  const functions = target ? functionsIn(target.value, { call, ...site }, context) : [];
  if (open || functions.length !== values.length || functions.length === 0) return false;
  return values.every(({ kind }) => kind === 'function' || kind === 'bound') && functions.every(wantsOne);
}

function wantsOne(fn: FunctionSymbol): boolean {
  const own = fn.signature.parameters.slice(receiverName(fn) === undefined ? 0 : 1);
  const isPositional = ({ kind }: Parameter): boolean => kind === 'positional' || kind === 'positional-only';
  return own.length === 1 && own.every((parameter) => isPositional(parameter) && parameter.default === undefined);
}
