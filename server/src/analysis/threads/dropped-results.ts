/**
 * Jobs for workers whose result nobody takes, though they can fail: the exception is kept with the result, and is lost
 * with it. Errs on the side of silence: the job is one known function that raises, or asks the world for something, and
 * has no handler of all exceptions; no callback is told. Clean-up is to go on whatever happens.
 */
import { contains } from '../../base/span.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Statement } from '../../ir/statement.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { blocks } from '../flow/blocks.ts';
import { callUses } from '../flow/call-use.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { catchesAll } from '../flow/expected.ts';
import { directSpawnsOf } from '../parallel/direct-spawns.ts';
import { endings } from '../tasks/clean-up.ts';

export interface DroppedResult {
  readonly call: Call;
  readonly unit: Unit;
  readonly how: 'submitted' | 'mapped' | 'handed-over' | 'applied';
  readonly job: FunctionSymbol;
  /** What in the job can fail. */
  readonly failing: CfgNode;
}

const ways: readonly (readonly [RegExp, DroppedResult['how']])[] = [
  [/^concurrent\.futures\.\w+#submit$/, 'submitted'],
  [/^concurrent\.futures\.\w+#map$/, 'mapped'],
  [/#run_in_executor$/, 'handed-over'],
  [/^multiprocessing\.\S+#\w+_async$/, 'applied'],
];

/** In source order. */
export const droppedResults = defineAnalysis<Body, readonly DroppedResult[]>({
  name: 'dropped-results',
  compute: (body, context) =>
    directSpawnsOf(body, context).flatMap(({ call, unit, spawner, targets }): readonly DroppedResult[] => {
      const [, how] = ways.find(([name]) => name.test(spawner)) ?? [];
      const [job] = targets;
      const use = context.get(callUses, body).get(call);
      if (!how || !job || targets.length !== 1 || use?.how !== 'ignored' || use.awaited || isTold(call) || endings.test(job.fn.name))
        return [];
      const failing = context.get(firstFailure, job.fn);
      return failing ? [{ call, unit, how, job: job.fn, failing }] : [];
    }),
});

/** Somebody hears of the exception by other means. */
const isTold = (call: Call): boolean => call.arguments.some(({ keyword, star }) => keyword === 'error_callback' || star === 2);

/** What fails because the world does: files, networks, other programs. Logging writes as well, but deals with its failures itself. */
const worldly: ReadonlySet<string> = new Set(['disk', 'http', 'network', 'dns', 'service', 'database', 'child-process', 'device']);

/** Calls through functions of the program are followed this deep. */
const deepest = 2;

/** A `raise`, or a call of the world, that no handler of all exceptions surrounds; who has such a handler anywhere has thought of it. */
const firstFailure = defineAnalysis<FunctionSymbol, CfgNode | undefined>({
  name: 'first-failure',
  compute: (fn, context) => failureIn(fn, context, 0),
});

/** Undefined, too, for a generator or coroutine, which has not run yet. */
function failureIn(fn: FunctionSymbol, context: Context, depth: number): CfgNode | undefined {
  const { isAsync, isGenerator } = fn.signature;
  if (isAsync || isGenerator || fn.ir.hasError || catchesSomewhere(fn, context)) return undefined;
  return context.get(controlFlow, fn).nodes.find((node) => fails(node, fn, context, depth));
}

/** Whether an event of a function may well raise: it says so, or asks the world for something. */
export const mayWellFail = (node: CfgNode, fn: FunctionSymbol, context: Context): boolean => fails(node, fn, context, 0);

function fails({ kind, expression, statement }: CfgNode, fn: FunctionSymbol, context: Context, depth: number): boolean {
  if (kind === 'raise')
    return (
      statement?.kind === 'raise' &&
      statement.exception !== undefined &&
      !isAbstract(statement.exception) &&
      !isHandled(statement, fn, context)
    );
  if (kind !== 'call' || expression?.kind !== 'call') return false;
  const { values, open } = context.evaluator.evaluate(expression.callee, fn.scope);
  const [value] = values;
  if (open || values.length !== 1 || !value) return false;
  if (value.kind === 'function' || value.kind === 'bound') return depth < deepest && failureIn(value.fn, context, depth + 1) !== undefined;
  const name = qualifiedNameOf(value);
  return name !== undefined && !/^logging\./.test(name) && worldly.has(context.models.blocking(name)?.on ?? '');
}

/** `raise NotImplementedError` says that another class does the work. */
const isAbstract = (value: Expression): boolean => lastIdentifier(value.kind === 'call' ? value.callee : value) === 'NotImplementedError';

const catchesSomewhere = (fn: FunctionSymbol, context: Context): boolean =>
  context
    .get(blocks, fn)
    .some(({ statements }) =>
      statements.some((statement) => statement.kind === 'try' && statement.handlers.some(({ type }) => catchesAll(type))),
    );

/** Inside a `try` that may be meant for it. */
const isHandled = (statement: Statement, fn: FunctionSymbol, context: Context): boolean =>
  context
    .get(blocks, fn)
    .some(
      ({ statements, around }) =>
        statements.includes(statement) &&
        around.some((outer) => outer.kind === 'try' && outer.handlers.length > 0 && contains(outer.body, statement)),
    );
