/**
 * Tasks whose only keeper is a container of weak references: `WeakSet.add(create_task(…))`, an entry of a
 * `WeakValueDictionary`, directly or by a local that is used for nothing else. Containers are known by value. Errs on the
 * side of silence: a local that anything else reads, a name that several values go by.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import type { Statement } from '../../ir/statement.ts';
import { expressionsOf, forEachExpression, forEachStatement, unwrap } from '../../ir/visit.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import type { Context } from '../context.ts';

export interface WeaklyKept {
  /** What made the task. */
  readonly call: Call;
  /** The container as the program writes it. */
  readonly container: string;
}

/** In source order. `isMade` says of a call whether it makes a task that somebody has to keep. */
export function weaklyKept(fn: FunctionSymbol, isMade: (call: Call) => boolean, context: Context): readonly WeaklyKept[] {
  const found: WeaklyKept[] = [];
  forEachStatement(fn.ir.body, (statement) => {
    const kept = keptBy(statement);
    const call = kept && madeIn(kept.value, fn);
    if (kept && call && isMade(call) && isWeak(kept.container, fn, context)) found.push({ call, container: render(kept.container) });
  });
  return found;
}

/** `container.add(value)`, `container[key] = value` */
function keptBy(statement: Statement): { readonly container: Expression; readonly value: Expression } | undefined {
  if (statement.kind === 'assign') {
    const [target, ...more] = statement.targets;
    return target?.kind === 'subscript' && more.length === 0 ? { container: target.object, value: unwrap(statement.value) } : undefined;
  }
  const call = statement.kind === 'expression' ? unwrap(statement.value) : undefined;
  if (call?.kind !== 'call' || call.callee.kind !== 'attribute' || call.callee.name !== 'add' || call.arguments.length !== 1)
    return undefined;
  const [given] = call.arguments;
  return given ? { container: call.callee.object, value: unwrap(given.value) } : undefined;
}

function madeIn(value: Expression, fn: FunctionSymbol): Call | undefined {
  if (value.kind === 'call') return value;
  const [only, ...more] = value.kind === 'name' ? (fn.scope.bindings.get(value.id) ?? []) : [];
  const made = only?.kind === 'value' && more.length === 0 ? unwrap(only.value) : undefined;
  return value.kind === 'name' && made?.kind === 'call' && mentions(value.id, fn) === 1 ? made : undefined;
}

/** How often the name is read, but for the callbacks it is given. */
function mentions(name: string, fn: FunctionSymbol): number {
  let count = 0;
  for (const { ir } of [fn, ...fn.inside])
    forEachStatement(ir.body, (statement) => {
      const targets: readonly Expression[] = statement.kind === 'assign' ? statement.targets : [];
      for (const root of expressionsOf(statement)) {
        forEachExpression(root, (node) => {
          if (node.kind === 'name' && node.id === name && !targets.includes(node)) count++;
          return !(node.kind === 'attribute' && node.name === 'add_done_callback');
        });
      }
    });
  return count;
}

const weak = /^weakref\.(WeakSet|WeakValueDictionary)$/;

function isWeak(container: Expression, { scope }: FunctionSymbol, { evaluator }: Context): boolean {
  const values = objectsOf(evaluator.evaluate(container, scope));
  return values.length > 0 && values.every((value) => value.kind === 'instance' && weak.test(value.type));
}
