/**
 * Coroutine objects that are run twice: a local bound once to a coroutine, awaited or handed to a task, and then again
 * on some way that does not bind it anew. The second time raises RuntimeError. Tasks and futures may be awaited again.
 * Errs on the side of silence: names that closures see, values that may be something else.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { unwrap } from '../../ir/visit.ts';
import { type CfgNode, reachable } from '../../semantic/flow/cfg.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { coroutineMadeBy } from './lost-coroutines.ts';

export interface CoroutineReuse {
  readonly variable: string;
  readonly made: Call;
  readonly unit: Unit;
  readonly first: Expression;
  /** The same as `first` in a loop. */
  readonly second: Expression;
}

/** The first for each variable. */
export const coroutineReuses = defineAnalysis<Body, readonly CoroutineReuse[]>({
  name: 'coroutine-reuses',
  compute: (body, context) => {
    if (body.kind !== 'function' || body.ir.hasError) return [];
    return [...body.scope.bindings].flatMap(([variable, bindings]) => {
      const [only] = bindings;
      const isOwn = bindings.length === 1 && !body.scope.globals.has(variable) && !body.scope.nonlocals.has(variable);
      const made = isOwn && only?.kind === 'value' ? unwrap(only.value) : undefined;
      if (made?.kind !== 'call' || coroutineMadeBy(made, body.scope, context)?.gives !== 'coroutine') return [];
      const reuse = reuseOf(variable, body, context);
      return reuse ? [{ variable, made, unit: body.unit, ...reuse }] : [];
    });
  },
});

function reuseOf(variable: string, fn: FunctionSymbol, context: Context): Pick<CoroutineReuse, 'first' | 'second'> | undefined {
  const { nodes } = context.get(controlFlow, fn);
  const runs = nodes.filter((node) => runsCoroutine(node, variable, fn, context));
  const binds = (node: CfgNode): boolean =>
    node.kind === 'assign' &&
    node.statement?.kind === 'assign' &&
    node.statement.targets.some((target) => target.kind === 'name' && target.id === variable);
  for (const node of runs) {
    const after = reachable(
      node.edges.filter(({ kind }) => kind !== 'exception').map(({ to }) => to),
      (from) => !binds(from),
    );
    const again = runs.find((other) => after.has(other) && (other === node || other.expression !== node.expression));
    if (again?.expression && node.expression) return { first: node.expression, second: again.expression };
  }
  return undefined;
}

/** `await work`, `create_task(work)`, `gather(work)` */
function runsCoroutine({ kind, expression }: CfgNode, variable: string, fn: FunctionSymbol, context: Context): boolean {
  const isIt = (node: Expression): boolean => {
    const inner = unwrap(node);
    return inner.kind === 'name' && inner.id === variable;
  };
  if (kind === 'await' && expression?.kind === 'await') return isIt(expression.value);
  if (kind !== 'call' || expression?.kind !== 'call' || !expression.arguments.some(({ value }) => isIt(value))) return false;
  const names = objectsOf(context.evaluator.evaluate(expression.callee, fn.scope)).map((value) => qualifiedNameOf(value) ?? '');
  return names.length > 0 && names.every((name) => context.models.spawn(name)?.takes === 'coroutine');
}
