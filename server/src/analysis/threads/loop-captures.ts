/**
 * Functions handed to threads that read a variable of the loop around: they see what it holds when they run, not when
 * they were made. Errs on the side of silence: a loop that waits for its threads in each turn, a name bound by a
 * default argument, a process, which has its own memory.
 */
import { contains } from '../../base/span.ts';
import { argumentAt } from '../../ir/arguments.ts';
import { namesIn } from '../../ir/binding.ts';
import type { Expression } from '../../ir/expression.ts';
import type { Statement } from '../../ir/statement.ts';
import { expressionsOf, forEachExpression, forEachExpressionIn, forEachStatement, unwrap } from '../../ir/visit.ts';
import { type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import { freeNames } from '../calls/nested-functions.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { blocks, type PlacedBlock } from '../flow/blocks.ts';
import { type SpawnCall, spawnCalls } from './spawn-calls.ts';

export interface LoopCapture {
  readonly spawn: SpawnCall;
  readonly fn: FunctionSymbol;
  /** The variable, and where the function reads it. */
  readonly name: string;
  readonly read: Expression;
  /** The function is made anew in each turn, so that a default argument can keep the value. */
  readonly isInside: boolean;
}

type Loop = Statement & { kind: 'for' | 'while' };

export const loopCaptures = defineAnalysis<Body, readonly LoopCapture[]>({
  name: 'loop-captures',
  compute: (body, context) =>
    context.get(spawnCalls, body).flatMap((spawn) => {
      const fn = isDeferred(spawn) ? functionOf(spawn, body, context) : undefined;
      return fn ? captured(spawn, fn, body, context) : [];
    }),
});

const isDeferred = ({ model }: SpawnCall): boolean =>
  ['thread', 'worker', 'any-thread'].includes(model.runsIn) &&
  !model.waits &&
  model.starts !== 'when-awaited' &&
  model.targets === 'one' &&
  !model.repeats;

/** A lambda in the call, or a function defined in this very body. */
function functionOf({ call, model, scope }: SpawnCall, body: Body, context: Context): FunctionSymbol | undefined {
  const target = argumentAt(call, model.target.index, model.target.keyword)?.value;
  const node = target && unwrap(target);
  if (node?.kind === 'lambda') return context.program.lambda(node);
  const values = node?.kind === 'name' ? context.evaluator.evaluate(node, scope).values : [];
  const [value] = values;
  return values.length === 1 && value?.kind === 'function' && value.fn.scope.parent === body.scope && body.kind === 'function'
    ? value.fn
    : undefined;
}

function captured(spawn: SpawnCall, fn: FunctionSymbol, body: Body, context: Context): readonly LoopCapture[] {
  const { call, unit } = spawn;
  const block = context
    .get(blocks, body)
    .findLast((each) => each.unit === unit && each.statements.some((statement) => contains(statement, call)));
  if (!block) return [];
  const loops = block.around.filter((each): each is Loop => each.kind === 'for' || each.kind === 'while');
  const free = context.get(freeNames, fn);
  const loop = loops.at(-1);
  const bound = [...clauseNames(block, call), ...(loop && goesOn(loop, block, spawn) ? namesBoundIn(loop, spawn) : [])];
  const name = bound.find((each) => free.has(each));
  const read = name === undefined ? undefined : firstRead(fn, name);
  if (name === undefined || !read) return [];
  const around = loop ?? block.statements.find((statement) => contains(statement, call));
  return [{ spawn, fn, name, read, isInside: around !== undefined && fn.unit === unit && contains(around, fn.ir) }];
}

/** Variables of the comprehensions around the call. */
function clauseNames({ statements }: PlacedBlock, call: Expression): readonly string[] {
  const names: string[] = [];
  for (const statement of statements) {
    if (!contains(statement, call)) continue;
    for (const expression of expressionsOf(statement)) {
      forEachExpression(expression, (node) => {
        if (node.kind === 'comprehension' && contains(node.element, call))
          names.push(...node.clauses.flatMap(({ target }) => namesIn(target)));
        return undefined;
      });
    }
  }
  return names;
}

const waits = /^(join|result|results|wait|wait_for|get|shutdown|as_completed|gather|exception|is_alive)$/;

/** The next turn comes while the thread may still be at work. */
function goesOn(loop: Loop, block: PlacedBlock, { call, model }: SpawnCall): boolean {
  let stays = true;
  forEachExpressionIn(loop.body, (node) => {
    if (node.kind === 'call' && waits.test(lastIdentifier(node.callee) ?? '')) stays = false;
    return stays;
  });
  const inner = block.around.slice(block.around.indexOf(loop) + 1);
  const isInWith = model.pooled && inner.some(({ kind }) => kind === 'with');
  const leaves = block.statements.some(
    ({ kind, start }) => start > call.start && (kind === 'break' || kind === 'return' || kind === 'raise'),
  );
  return stays && !isInWith && !leaves;
}

/** What each turn binds anew, constants left out, and the call's own result. */
function namesBoundIn(loop: Loop, { call }: SpawnCall): readonly string[] {
  const names = loop.kind === 'for' ? [...namesIn(loop.target)] : [];
  forEachStatement(loop.body, (statement) => {
    if (statement.kind === 'for') names.push(...namesIn(statement.target));
    if (statement.kind === 'with') names.push(...statement.items.flatMap(({ target }) => (target ? namesIn(target) : [])));
    if (statement.kind === 'assign' && statement.value.kind !== 'constant' && !contains(statement, call))
      names.push(...statement.targets.flatMap(namesIn));
  });
  return names;
}

function firstRead(fn: FunctionSymbol, name: string): Expression | undefined {
  let found: Expression | undefined;
  forEachExpressionIn(fn.ir.body, (node) => {
    if (node.kind === 'name' && node.id === name) found ??= node;
    return !found;
  });
  return found;
}
