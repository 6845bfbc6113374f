/**
 * What a thread's function returns, which nobody can get at: `join()` gives None. Seen from both ends: a result of `join()`
 * that is used, and a function that threads alone run and that does nothing but return something. Errs towards silence: what
 * comes out of a call, or is a constant, may be returned for brevity.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Statement } from '../../ir/statement.ts';
import { expressionsOf, forEachExpression, unwrap } from '../../ir/visit.ts';
import { lastIdentifier } from '../../semantic/symbols.ts';
import { isSurely } from '../calls/sure-names.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { callUses } from '../flow/call-use.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { callers } from '../parallel/callers.ts';
import { startedByBody } from '../parallel/contexts.ts';
import { onlyThreadsOf } from '../parallel/only-threads.ts';
import type { Root } from '../parallel/roots.ts';

export interface UsedJoin {
  readonly call: Call;
  readonly unit: Unit;
}

const joins = /^(threading\.(Thread|Timer)|multiprocessing\.Process)#join$/;

/** In source order. */
export const usedJoins = defineAnalysis<Body, readonly UsedJoin[]>({
  name: 'used-joins',
  compute: (body, context) => {
    const calls = body.calls.filter(
      ({ call, scope }) => lastIdentifier(call.callee) === 'join' && isSurely(call.callee, scope, context, (name) => joins.test(name)),
    );
    if (calls.length === 0) return [];
    const used = new Set<Expression>();
    for (const [call, { how, name = '' }] of context.get(callUses, body)) if (how === 'bound' && !name.startsWith('_')) used.add(call);
    forEachStatementOf(body, (statement) => {
      for (const expression of expressionsOf(statement)) collect(expression, used);
      const gathered = resultsOf(statement);
      if (gathered) used.add(gathered);
    });
    return calls.filter(({ call }) => used.has(call)).map(({ call, unit }) => ({ call, unit }));
  },
});

/** `results.append(thread.join())` */
const collect = (root: Expression, used: Set<Expression>): void =>
  forEachExpression(root, (node) => {
    for (const { value } of node.kind === 'call' ? node.arguments : []) used.add(unwrap(value));
    return undefined;
  });

/** `results = [thread.join() for thread in threads]`; without the variable it is a loop on one line. */
function resultsOf(statement: Statement): Expression | undefined {
  if (statement.kind !== 'assign') return undefined;
  const value = unwrap(statement.value);
  const isKept = statement.targets.some((target) => target.kind === 'name' && !target.id.startsWith('_'));
  return isKept && value.kind === 'comprehension' ? unwrap(value.element) : undefined;
}

export interface LostReturn {
  readonly value: Expression;
  readonly unit: Unit;
  readonly root: Root;
}

/** Asked of every function, so it is cheap. */
export const mayLoseReturn = (body: Body, context: Context): boolean => context.get(startedByBody, context).has(body);

/** In source order. */
export const lostReturns = defineAnalysis<Body, readonly LostReturn[]>({
  name: 'lost-returns',
  compute: (body, context) => {
    if (body.kind !== 'function' || !mayLoseReturn(body, context) || body.ir.isAsync || body.ir.hasError || body.signature.isGenerator)
      return [];
    const found: Omit<LostReturn, 'root'>[] = [];
    let isOnlyProduct = true;
    forEachStatementOf(body, (statement, unit) => {
      isOnlyProduct &&= !leavesSomething(statement);
      if (statement.kind === 'return' && statement.value && isAnswer(statement.value)) found.push({ value: statement.value, unit });
    });
    const roots = isOnlyProduct && found.length > 0 ? onlyThreadsOf(body, context) : [];
    const [root] = roots;
    const isTarget = roots.every(({ kind, body: target }) => kind !== 'pool' && target === body);
    return root && isTarget && context.get(callers, body).length === 0 ? found.map((each) => ({ ...each, root })) : [];
  },
});

/** What a function does besides: then the thread may be for that. */
function leavesSomething(statement: Statement): boolean {
  switch (statement.kind) {
    case 'assign':
      return statement.targets.some(({ kind }) => kind === 'attribute' || kind === 'subscript');
    case 'augmented':
    case 'annotated':
      return statement.target.kind !== 'name';
    case 'expression':
      return statement.value.kind === 'call' && !/^(print|sleep)$/.test(lastIdentifier(statement.value.callee) ?? '');
    default:
      return statement.kind === 'global' || statement.kind === 'nonlocal' || statement.kind === 'delete';
  }
}

function isAnswer(written: Expression): boolean {
  const node = unwrap(written);
  if (node.kind === 'collection') return node.elements.length > 0;
  return ['name', 'attribute', 'subscript', 'binary', 'comprehension', 'fstring', 'comparison'].includes(node.kind);
}
