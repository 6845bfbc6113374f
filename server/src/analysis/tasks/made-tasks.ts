/**
 * Which calls make a task of the loop that only its receiver will have: `create_task` and `ensure_future` of the module
 * or of a loop wherever it was kept, and functions of the program that give their caller such a task and keep nothing
 * (a least fixpoint over them). Receivers are known by value. Errs on the side of silence: functions that may keep or
 * change what they give, methods that a subclass overrides.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import { expressionsOf, forEachExpression, forEachStatement, unwrap } from '../../ir/visit.ts';
import { subclassesOf } from '../../semantic/derived.ts';
import { isPlain } from '../../semantic/evaluate.ts';
import { namesLeadingTo } from '../../semantic/leading-names.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import type { FunctionSymbol, Scope } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { type Context, defineAnalysis } from '../context.ts';

/** Calls of these names give tasks that only weak references lead to. */
const makers: ReadonlySet<string> = new Set(['asyncio.create_task', 'asyncio.ensure_future', 'asyncio.AbstractEventLoop#create_task']);

/** What the makers may be called in the program, and functions that give what they make. */
export const makerNames = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'task-maker-names',
  compute: (_, { program }) => namesLeadingTo(['create_task', 'ensure_future'], program),
});

/** Methods of a task that hand nobody the task. */
export const questions: ReadonlySet<string> = new Set(['add_done_callback', 'set_name']);

/** Whatever its receiver may be, the call makes a task of the loop. */
export function makesTask({ callee }: Call, scope: Scope, context: Context): boolean {
  const values = objectsOf(context.evaluator.evaluate(callee, scope));
  return (
    values.length > 0 &&
    values.every((value) =>
      value.kind === 'function' || value.kind === 'bound' ? context.get(givesTask, value.fn) : makers.has(qualifiedNameOf(value) ?? ''),
    )
  );
}

/** The function makes a task each time and gives it to its caller, and nobody else has it. */
const givesTask = defineAnalysis<FunctionSymbol, boolean>({
  name: 'gives-task',
  bottom: false,
  compute: (fn, context) => {
    const { isAsync, isGenerator, isLambda } = fn.signature;
    if (isAsync || isGenerator || isLambda || !isPlain(fn) || fn.ir.hasError || isOverridden(fn, context)) return false;
    const given: (Call | undefined)[] = [];
    forEachStatement(fn.ir.body, (statement) => {
      if (statement.kind === 'return') given.push(statement.value && taskIn(statement.value, fn));
    });
    return given.length > 0 && given.every((call) => call !== undefined && makesTask(call, fn.scope, context));
  },
});

/** The call itself, or that of a local that is otherwise only told whom to call. */
function taskIn(value: Expression, fn: FunctionSymbol): Call | undefined {
  const node = unwrap(value);
  if (node.kind === 'call') return node;
  const [only, second] = node.kind === 'name' ? (fn.scope.bindings.get(node.id) ?? []) : [];
  const made = only?.kind === 'value' && !second ? unwrap(only.value) : undefined;
  return node.kind === 'name' && made?.kind === 'call' && isOnlyTold(node.id, fn, true) ? made : undefined;
}

/** Every mention of a local is where it is bound, or tells the task something; or is what the function returns, where it may. */
export function isOnlyTold(name: string, fn: FunctionSymbol, mayReturn = false): boolean {
  let mentions = 0;
  let allowed = fn.scope.bindings.get(name)?.length ?? 0;
  for (const { ir } of [fn, ...fn.inside]) {
    forEachStatement(ir.body, (statement) => {
      if (mayReturn && statement.kind === 'return' && statement.value && isNamed(statement.value, name)) allowed++;
      for (const root of expressionsOf(statement))
        forEachExpression(root, (node) => {
          if (isNamed(node, name)) mentions++;
          if (node.kind === 'attribute' && questions.has(node.name) && isNamed(node.object, name)) allowed++;
          return undefined;
        });
    });
  }
  return mentions === allowed && !fn.scope.globals.has(name) && !fn.scope.nonlocals.has(name);
}

const isNamed = (node: Expression, name: string): boolean => node.kind === 'name' && node.id === name;

const isOverridden = ({ cls, name }: FunctionSymbol, { evaluator }: Context): boolean =>
  cls !== undefined && subclassesOf(cls, evaluator).some((each) => each.scope.bindings.has(name));
