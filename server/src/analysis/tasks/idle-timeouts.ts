/**
 * `async with asyncio.timeout(…)` around code that never gives way: a timeout can cut only what awaits. Errs on the side
 * of silence: an `await`, a `yield`, an asynchronous loop, `with` or comprehension anywhere inside, and an empty block.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Block, Statement, With } from '../../ir/statement.ts';
import { forEachExpressionIn, forEachStatement, unwrap } from '../../ir/visit.ts';
import { spellingsOf } from '../calls/spellings.ts';
import { isSurely } from '../calls/sure-names.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { isTest } from '../tests.ts';

export interface IdleTimeout {
  readonly manager: Expression;
  readonly first: Statement;
  readonly unit: Unit;
}

const timeouts: ReadonlySet<string> = new Set([
  'asyncio.timeout',
  'asyncio.timeout_at',
  ...['anyio', 'trio'].flatMap((library) => [`${library}.fail_after`, `${library}.move_on_after`]),
  'trio.fail_at',
  'trio.move_on_at',
]);

export const timeoutNames = spellingsOf('timeout-names', () => [...timeouts]);

/** In source order. */
export const idleTimeouts = defineAnalysis<Body, readonly IdleTimeout[]>({
  name: 'idle-timeouts',
  compute: (body, context) => {
    const found: IdleTimeout[] = [];
    if (body.kind === 'module' || body.ir.hasError || !body.signature.isAsync || isTest(body)) return found;
    forEachStatementOf(body, (statement, unit) => {
      const first = statement.kind === 'with' ? statement.body.statements.find(isWork) : undefined;
      const manager = statement.kind === 'with' && first ? timeoutOf(statement, body, context) : undefined;
      if (statement.kind === 'with' && first && manager && !givesWay(statement.body)) found.push({ manager, first, unit });
    });
    return found;
  },
});

/** The only thing that is entered: of several, another may give way. */
function timeoutOf({ items }: With, { scope }: Body, context: Context): Expression | undefined {
  const [item, second] = items;
  const call = item && !second ? unwrap(item.context) : undefined;
  return call?.kind === 'call' && isSurely(call.callee, scope, context, (name) => timeouts.has(name)) ? call : undefined;
}

const isWork = (statement: Statement): boolean =>
  statement.kind !== 'pass' && !(statement.kind === 'expression' && statement.value.kind === 'constant');

function givesWay(block: Block): boolean {
  let found = false;
  forEachStatement(block, (statement) => {
    found ||= (statement.kind === 'for' || statement.kind === 'with') && statement.isAsync;
  });
  forEachExpressionIn(block, (node) => {
    found ||=
      node.kind === 'await' || node.kind === 'yield' || (node.kind === 'comprehension' && node.clauses.some(({ isAsync }) => isAsync));
    return !found;
  });
  return found;
}
