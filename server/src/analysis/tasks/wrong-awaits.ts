/**
 * `await` of what cannot be awaited, so that TypeError is raised each time: what a plain function gives that returns
 * nothing, what a blocking call of the library gives, an `async def` that was not called. Errs on the side of silence:
 * open values, methods that a subclass overrides, stubs, queues and futures, which may hold something to await.
 */
import type { Await, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { expressionsOf, forEachExpression, forEachStatement, unwrap } from '../../ir/visit.ts';
import { subclassesOf } from '../../semantic/derived.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';

export interface WrongAwait {
  readonly at: Await;
  readonly unit: Unit;
  /** `uncalled`: the function itself is awaited; `plain`: a plain function of the program; `library`: one of a library; `display`: a list, a tuple, a constant, what a built-in function gives. */
  readonly how: 'uncalled' | 'plain' | 'library' | 'display';
  readonly callee: Expression;
}

/** In source order. */
export const wrongAwaits = defineAnalysis<Body, readonly WrongAwait[]>({
  name: 'wrong-awaits',
  compute: (body, context) => {
    if (body.kind !== 'function' || !body.ir.isAsync || body.ir.hasError) return [];
    const found: WrongAwait[] = [];
    forEachStatementOf(body, (statement, unit) => {
      for (const root of expressionsOf(statement)) {
        forEachExpression(root, (node) => {
          const wrong = node.kind === 'await' ? wrongIn(node, body, context) : undefined;
          if (wrong && node.kind === 'await') found.push({ at: node, unit, ...wrong });
          return undefined;
        });
      }
    });
    return found;
  },
});

function wrongIn({ value }: Await, body: FunctionSymbol, context: Context): Pick<WrongAwait, 'how' | 'callee'> | undefined {
  const awaited = unwrap(value);
  // It stands for what is to be written yet.
  if (awaited.kind === 'constant' && awaited.type === 'ellipsis') return undefined;
  if (isDisplay(awaited)) return { how: 'display', callee: awaited };
  const isCall = awaited.kind === 'call';
  if (!isCall && awaited.kind !== 'name' && awaited.kind !== 'attribute') return undefined;
  const callee = isCall ? awaited.callee : awaited;
  const { values, open } = context.evaluator.evaluate(callee, body.scope);
  const [meant, ...more] = values;
  if (!meant || open || more.length > 0) return undefined;
  if (!isCall)
    return isFunction(meant) && meant.fn.ir.decorators.length === 0 && meant.fn.ir.isAsync ? { how: 'uncalled', callee } : undefined;
  if (isFunction(meant)) return givesNoAwaitable(meant.fn, context) ? { how: 'plain', callee } : undefined;
  if (builtins.has(qualifiedNameOf(meant) ?? '')) return { how: 'display', callee };
  return isBlocking(meant, context) ? { how: 'library', callee } : undefined;
}

const isFunction = (value: Value): value is Value & { kind: 'function' | 'bound' } => value.kind === 'function' || value.kind === 'bound';

/** What nothing can be awaited in: a collection with coroutines in it is none itself. */
const isDisplay = (node: Expression): boolean =>
  ['collection', 'constant', 'fstring', 'comparison', 'not'].includes(node.kind) ||
  (node.kind === 'comprehension' && node.type !== 'generator');

/** It surely returns `None`, or what it writes out: no decorator, nothing left for a subclass to do. */
function givesNoAwaitable(fn: FunctionSymbol, context: Context): boolean {
  if (fn.ir.isAsync || fn.ir.isGenerator || fn.ir.hasError || fn.ir.decorators.length > 0 || fn.name === '<lambda>') return false;
  let acts = false;
  let returns = false;
  forEachStatement(fn.ir.body, (statement) => {
    acts ||= statement.kind !== 'pass' && !(statement.kind === 'expression' && unwrap(statement.value).kind === 'constant');
    returns ||= statement.kind === 'return' && statement.value !== undefined && !isDisplay(unwrap(statement.value));
    returns ||= statement.kind === 'raise';
  });
  const { cls } = fn;
  const isOverridden = cls !== undefined && subclassesOf(cls, context.evaluator).some((each) => each.scope.bindings.has(fn.name));
  return acts && !returns && !isOverridden;
}

/** What may give something to await. */
const handsOver: ReadonlySet<string> = new Set(['queue', 'future', 'workers', 'loop', 'greenlets', 'database', 'service']);

const builtins: ReadonlySet<string> = new Set([
  'print',
  'len',
  'str',
  'int',
  'float',
  'bool',
  'list',
  'dict',
  'set',
  'tuple',
  'sorted',
  'sum',
]);

function isBlocking(value: Value, context: Context): boolean {
  const name = qualifiedNameOf(value);
  const model = name === undefined ? undefined : context.models.blocking(name);
  return name !== undefined && model !== undefined && !handsOver.has(model.on) && context.models.coroutine(name) === undefined;
}
