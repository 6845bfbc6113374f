/** Daemon threads and the end of the program: what still happens after a thread is started, and what it is in the middle of. */

import { contains } from '../../base/span.ts';
import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Statement } from '../../ir/statement.ts';
import { blocksOf, expressionsOf, forEachExpression, forEachExpressionIn, unwrap } from '../../ir/visit.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type FunctionSymbol, lastIdentifier, type ModuleSymbol, type Scope } from '../../semantic/symbols.ts';
import type { Body, Context } from '../context.ts';
import { startableType } from '../threads/thread-creations.ts';
import { blocks } from './blocks.ts';

/** Calls that come back at once: the program runs through them to its end. */
const immediate =
  /^(print|len|str|repr|range|enumerate|format|list|dict|set|time\.(time|monotonic|perf_counter)|logging\..*|threading\.(Thread|Event|Lock|current_thread|active_count)|multiprocessing\.Process|(list|dict|set)#\w+|threading\.Thread#(start|setDaemon|is_alive|getName)|multiprocessing\.Process#start|os\.getpid)$/;

/** Whether after `call`, a statement of the program's last stretch, only calls follow that come back at once. */
export function endsRightAfter(call: Call, body: Body, context: Context): boolean {
  const rest =
    body.kind === 'module' ? afterInModule(call, body) : lastOfProgram(body, context) ? after(call, body.ir.body.statements) : undefined;
  return rest?.every((statement) => isImmediate(statement, body.scope, context)) ?? false;
}

/** The statements of a script that run after the call, or undefined when the file is not one: nothing but definitions besides. */
function afterInModule(call: Call, module: ModuleSymbol): readonly Statement[] | undefined {
  const index = module.body.findIndex(({ statement }) => containsNode(statement, call));
  const placed = module.body[index];
  if (!placed) return undefined;
  const guarded = isMainGuard(placed.statement);
  const script = guarded || !module.body.some(({ statement }) => isMainGuard(statement));
  return script
    ? [...(after(call, [placed.statement]) ?? []), ...module.body.slice(index + 1).map(({ statement }) => statement)]
    : undefined;
}

function containsNode(statement: Statement, call: Call): boolean {
  let found = false;
  const look = (node: Expression): undefined => {
    forEachExpression(node, (each) => {
      found ||= each === call;
      return !found;
    });
  };
  for (const expression of expressionsOf(statement)) look(expression);
  for (const block of blocksOf(statement))
    forEachExpressionIn(block, (node) => {
      found ||= node === call;
      return !found;
    });
  return found;
}

/** The rest of each block around the call, innermost first; of a loop also its own body, which comes round again. */
function after(call: Call, statements: readonly Statement[]): readonly Statement[] | undefined {
  const index = statements.findIndex((statement) => containsNode(statement, call));
  const own = statements[index];
  if (!own) return undefined;
  const rest = statements.slice(index + 1);
  const nested = blocksOf(own).find((block) => block.statements.some((statement) => containsNode(statement, call)));
  if (!nested) return rest;
  const inner =
    own.kind === 'for' || own.kind === 'while'
      ? nested.statements.filter((statement) => !containsNode(statement, call))
      : (after(call, nested.statements) ?? []);
  return [...inner, ...rest];
}

/** A call of a module's own statements that runs whenever the file is imported: under no condition, in no `try`. */
export const isUnguarded = (call: Call, unit: Unit, module: ModuleSymbol, context: Context): boolean =>
  context
    .get(blocks, module)
    .every((block) => block.unit !== unit || !block.around.some(mayBeGuarded) || !block.statements.some((each) => contains(each, call)));

const mayBeGuarded = ({ kind }: Statement): boolean => kind === 'if' || kind === 'try' || kind === 'while' || kind === 'match';

export const isMainGuard = (statement: Statement): boolean =>
  statement.kind === 'if' &&
  statement.test.kind === 'comparison' &&
  statement.test.operands.some((operand) => operand.kind === 'name' && operand.id === '__name__');

/** A function whose call is the last thing the main guard, or the module, does. */
export function lastOfProgram(fn: FunctionSymbol, context: Context): boolean {
  const sites = context.program
    .mentions(fn.name)
    .filter(({ call, scope }) =>
      context.evaluator.evaluate(call.callee, scope).values.some((value) => value.kind === 'function' && value.fn === fn),
    );
  const [site] = sites;
  if (sites.length !== 1 || site?.scope.owner.kind !== 'module' || fn.cls) return false;
  const rest = afterInModule(site.call, site.scope.owner);
  return rest?.every((statement) => isImmediate(statement, site.scope, context)) ?? false;
}

function isImmediate(statement: Statement, scope: Scope, context: Context): boolean {
  if (statement.kind === 'while' || statement.kind === 'with' || statement.kind === 'try') return false;
  if (statement.kind === 'function' || statement.kind === 'class' || statement.kind === 'import' || statement.kind === 'import-from')
    return true;
  let ok = true;
  const look = (node: Expression): undefined => {
    forEachExpression(node, (each) => {
      if (each.kind === 'call') ok &&= callIsImmediate(each, scope, context);
      else if (each.kind === 'await' || each.kind === 'yield') ok = false;
      return ok;
    });
  };
  for (const expression of expressionsOf(statement)) look(expression);
  return ok && blocksOf(statement).every((block) => block.statements.every((inner) => isImmediate(inner, scope, context)));
}

function callIsImmediate(call: Call, scope: Scope, context: Context): boolean {
  const { values } = context.evaluator.evaluate(call.callee, scope);
  if (values.length > 0 && values.every((value) => immediate.test(qualifiedNameOf(value) ?? ''))) return true;
  if (call.callee.kind === 'attribute' && call.callee.name === 'start')
    return context.evaluator.evaluate(call.callee.object, scope).values.some((value) => startableType(value, context) !== undefined);
  return values.some((value) => value.kind === 'class');
}

/** What a function writes that is worth nothing half done: a file opened for writing, a transaction; looked for through two calls. */
export function unfinishedWork(fn: FunctionSymbol, context: Context, depth = 0): string | undefined {
  if (accountsForItems(fn)) return undefined;
  let found: string | undefined;
  forEachExpressionIn(fn.ir.body, (node) => {
    if (found !== undefined || node.kind !== 'call') return found === undefined;
    for (const value of context.evaluator.evaluate(node.callee, fn.scope).values) {
      const name = qualifiedNameOf(value);
      if (name === 'open' && writes(node)) found = 'open(…)';
      else if (name !== undefined && /^sqlite3\.(Connection|connect)#commit$/.test(name)) found = 'commit()';
      else if (depth < 2 && (value.kind === 'function' || value.kind === 'bound')) found ??= unfinishedWork(value.fn, context, depth + 1);
    }
    return found === undefined;
  });
  return found;
}

/** `task_done()`: somebody waits for the queue to be worked off. */
const accountsForItems = (fn: FunctionSymbol): boolean => fn.calls.some(({ call }) => lastIdentifier(call.callee) === 'task_done');

function writes(call: Call): boolean {
  const mode = argumentAt(call, 1, 'mode')?.value;
  const text = mode && unwrap(mode);
  return text?.kind === 'constant' && typeof text.value === 'string' && /[wax]/.test(text.value);
}
