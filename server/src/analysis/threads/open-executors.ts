/**
 * Executors that nobody shuts down: one that an object keeps, although the object has a method that ends its work, and
 * one that a function makes for jobs that it does not wait for. Errs on the side of silence: an executor that gets out of
 * sight may be shut down there, one of a module lives as long as the program, and a `shutdown()` of an object nobody
 * knows, but calls like an executor, counts for every one that was handed on.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import type { Statement } from '../../ir/statement.ts';
import { blocksOf, unwrap } from '../../ir/visit.ts';
import { leads, namesLeadingTo } from '../../semantic/leading-names.ts';
import { type ClassSymbol, type FunctionSymbol, lastIdentifier, receiverName } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { type Holding, holdingOf } from '../objects/holders.ts';
import { isTest } from '../tests.ts';

export interface OpenExecutor {
  readonly call: Call;
  readonly unit: Unit;
  /** The user's name for it. */
  readonly display: string;
  /** The method of its owner that should have ended it; undefined for a local one. */
  readonly closer: FunctionSymbol | undefined;
}

/** Made in the body. */
export const openExecutors = defineAnalysis<Body, readonly OpenExecutor[]>({
  name: 'open-executors',
  compute: (body, context) => {
    if (body.kind === 'module' || isTest(body)) return [];
    const names = context.get(executorNames, context);
    return body.calls.flatMap(({ call, unit, scope }): readonly OpenExecutor[] => {
      if (scope !== body.scope || !leads(names, call.callee, scope) || !isExecutor(call, body, context)) return [];
      const holding = holdingOf(call, body, context);
      const { attribute, name } = holding;
      const closer = attribute && isOwn(attribute, body) && body.cls ? closerOf(body.cls) : undefined;
      if (attribute && closer && !mayBeClosed(attribute.name, call, body, context))
        return [{ call, unit, display: render(attribute), closer }];
      return !attribute && name !== undefined && isLeftAtWork(holding, body) ? [{ call, unit, display: name, closer: undefined }] : [];
    });
  },
});

const executorNames = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'executor-names',
  compute: (_, context) => namesLeadingTo(['ThreadPoolExecutor', 'ProcessPoolExecutor'], context.program),
});

const types = /^concurrent\.futures\.(Thread|Process)PoolExecutor$/;

const isExecutor = (call: Call, { scope }: Body, context: Context): boolean =>
  context.evaluator
    .evaluate(call, scope)
    .values.some((value) => value.kind === 'instance' && types.test(value.type) && value.site?.call === call && !value.origin);

const isOwn = ({ object }: Expression & { kind: 'attribute' }, fn: FunctionSymbol): boolean =>
  object.kind === 'name' && object.id === receiverName(fn);

const ending = /^(stop|close|shutdown|shut_down|terminate|quit|finish|halt|disconnect|teardown|tear_down|__exit__|__aexit__)$/;

/** The object's own method that ends its work, and does something. */
const closerOf = (cls: ClassSymbol): FunctionSymbol | undefined =>
  cls.methods.find((fn) => ending.test(fn.name) && fn.calls.length > 0 && fn.ir.body.statements.some(isWork));

const isWork = (statement: Statement): boolean =>
  statement.kind === 'expression' ? statement.value.kind !== 'constant' : statement.kind !== 'raise' && statement.kind !== 'pass';

/** Somebody calls `shutdown()` on it, or may; somebody enters it; or it is handed to code that nobody sees. */
function mayBeClosed(attribute: string, made: Call, fn: FunctionSymbol, context: Context): boolean {
  const { program, evaluator } = context;
  const isPassedOn = fn.cls !== undefined && isHandedOut(attribute, fn.cls);
  const mayBe = (node: Expression, scope: Body['scope']): boolean => {
    const { values, open } = evaluator.evaluate(node, scope);
    const isIt = values.some((value) => value.kind === 'instance' && value.site?.call === made);
    const name = lastIdentifier(node) ?? '';
    return isIt || name === attribute || (isPassedOn && (open || values.length === 0) && poolLike.test(name));
  };
  const shut = ['shutdown', '__exit__'].some((method) =>
    program
      .mentions(method)
      .some(({ call, scope }) =>
        [call.callee, ...call.arguments.map(({ value }) => value)].some(
          (node) => node.kind === 'attribute' && node.name === method && mayBe(node.object, scope),
        ),
      ),
  );
  const given = program.mentions(attribute).some(({ call, scope }) => {
    const isArgument = call.arguments.some(({ value }) => lastIdentifier(unwrap(value)) === attribute);
    const isKnown = evaluator
      .evaluate(call.callee, scope)
      .values.some(({ kind }) => kind === 'class' || kind === 'function' || kind === 'bound');
    return isArgument && !isKnown && lastIdentifier(call.callee) !== 'run_in_executor';
  });
  return shut || given || (fn.cls?.methods.some((method) => entersOrReturns(method, attribute)) ?? true);
}

/** What an executor may be called by whoever got it. */
const poolLike = /exec|pool|worker|thread/i;

/** An argument of a call in the class. */
const isHandedOut = (attribute: string, cls: ClassSymbol): boolean =>
  cls.methods.some(({ calls }) =>
    calls.some(({ call }) => call.arguments.some(({ value }) => lastIdentifier(unwrap(value)) === attribute)),
  );

function entersOrReturns(fn: FunctionSymbol, attribute: string): boolean {
  let found = false;
  forEachStatementOf(fn, (statement) => {
    const out =
      statement.kind === 'with' && blocksOf(statement).length > 0
        ? statement.items.map(({ context }) => context)
        : statement.kind === 'return' && statement.value
          ? [statement.value]
          : statement.kind === 'assign'
            ? [statement.value]
            : [];
    found ||= out.some((node) => lastIdentifier(unwrap(node)) === attribute);
  });
  return found;
}

const waiting: ReadonlySet<string> = new Set([
  'result',
  'exception',
  'wait',
  'as_completed',
  'gather',
  'shutdown',
  'join',
  'wrap_future',
  'add_done_callback',
]);

/** Jobs are handed to it, nobody waits for one, and the name goes with the function. */
function isLeftAtWork({ escapes, names, statement }: Holding, { calls }: FunctionSymbol): boolean {
  if (escapes || names.size !== 1 || statement?.kind !== 'assign') return false;
  const isOn = (node: Expression, method: string): boolean =>
    node.kind === 'attribute' && node.name === method && node.object.kind === 'name' && names.has(node.object.id);
  const submits = calls.some(({ call }) => isOn(call.callee, 'submit'));
  const waits = calls.some(({ call }) => waiting.has(lastIdentifier(call.callee) ?? '') || isOn(call.callee, 'map'));
  return submits && !waits;
}
