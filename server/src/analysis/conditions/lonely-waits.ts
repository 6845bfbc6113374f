/**
 * `wait()` of a condition whose predicate is asked once, with `if`, or not at all. A wait may end although nothing has
 * changed, or somebody else was faster; and a notification that comes before the wait is lost. Errs on the side of
 * silence: a wait in a loop that asks, one whose predicate is asked again behind it, a function that does nothing
 * but wait.
 */
import { contains } from '../../base/span.ts';
import type { Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import type { If, Statement } from '../../ir/statement.ts';
import { blocksOf, expressionsOf, forEachExpression, forEachStatement, someExpression, unwrap } from '../../ir/visit.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { blocks } from '../flow/blocks.ts';
import { callUses } from '../flow/call-use.ts';
import { pathOf } from '../objects/access-path.ts';
import { isTest } from '../tests.ts';
import { allConditionCalls, type ConditionCall, nodesOfCall } from './condition-calls.ts';

export interface LonelyWait {
  readonly wait: ConditionCall;
  /** What asks once; absent where nobody asks. */
  readonly asked: If | undefined;
  /** What relies on the answer after the wait, where it is in sight. */
  readonly use: Expression | undefined;
}

export const lonelyWaits = defineAnalysis<Body, readonly LonelyWait[]>({
  name: 'lonely-waits',
  compute: (body, context) =>
    isTest(body) ? [] : context.get(allConditionCalls, body).flatMap((wait) => (wait.method === 'wait' ? lonely(wait, body, context) : [])),
});

function lonely(wait: ConditionCall, body: Body, context: Context): readonly LonelyWait[] {
  const use = context.get(callUses, body).get(wait.call);
  if (use?.how !== 'ignored' || use.awaited !== wait.isAsync) return [];
  const around = statementsAround(wait, body, context);
  const nearest = around.findLast((each) => each.kind === 'if' || each.kind === 'while' || each.kind === 'for');
  if (nearest?.kind === 'if') return askedOnce(wait, nearest, around, body, context);
  return nearest || wait.isTimed || isWrapper(wait, body) || asksBefore(wait, body) ? [] : [{ wait, asked: undefined, use: undefined }];
}

function statementsAround({ call, unit }: ConditionCall, body: Body, context: Context): readonly Statement[] {
  const block = context
    .get(blocks, body)
    .findLast((each) => each.unit === unit && each.statements.some((statement) => contains(statement, call)));
  return block?.around ?? [];
}

/** A function that only waits: its callers ask. */
function isWrapper({ call }: ConditionCall, body: Body): boolean {
  if (body.kind === 'module') return false;
  let others = 0;
  forEachStatement(body.ir.body, (statement) => {
    const isTrivial = statement.kind === 'with' || statement.kind === 'try' || statement.kind === 'pass' || isConstant(statement);
    if (!isTrivial && !(statement.kind === 'expression' && unwrap(statement.value) === call)) others++;
  });
  return others === 0;
}

const isConstant = (statement: Statement): boolean => statement.kind === 'expression' && statement.value.kind === 'constant';

/**
 * Some test stands before the wait: it may be what decides that waiting makes sense. Or whoever is to notify is only
 * started there, under the lock: it cannot be too early.
 */
function asksBefore({ call }: ConditionCall, body: Body): boolean {
  if (body.kind === 'module' || body.calls.some((each) => each.call.start < call.start && starts(each.call.callee))) return true;
  let found = false;
  forEachStatement(body.ir.body, (statement) => {
    found ||= ['if', 'while', 'for', 'assert', 'match'].includes(statement.kind) && statement.start < call.start;
  });
  return found;
}

const starts = (callee: Expression): boolean =>
  /^(start|submit|apply_async|run_in_executor|start_new_thread)$/.test(lastIdentifier(callee) ?? '');

function askedOnce(wait: ConditionCall, asked: If, around: readonly Statement[], body: Body, context: Context): readonly LonelyWait[] {
  const places = placesIn(asked.test, wait.display);
  if (![...places].some((place) => isShared(place, asked.test, body, context))) return [];
  const behind = behindWait(wait, places, body, context);
  const isInLoop = around.some(({ kind }) => kind === 'while' || kind === 'for');
  const reliesOn = behind.use !== undefined || (behind.leaves && !isInLoop && !wait.isTimed && !isAskedInBranch(asked, wait));
  return reliesOn ? [{ wait, asked, use: behind.use }] : [];
}

/** `if x: … else: cond.wait()`: the branch may be about something else. */
const isAskedInBranch = ({ body, orElse }: If, { call }: ConditionCall): boolean => orElse !== undefined && !contains(body, call);

/** The names and attributes a test asks for; functions it calls, and the condition itself, are none. */
function placesIn(test: Expression, condition: string): ReadonlySet<string> {
  const found = new Set<string>();
  forEachExpression(test, (node) => {
    if (node.kind === 'call') {
      if (node.callee.kind === 'attribute') placesIn(node.callee.object, condition).forEach((place) => void found.add(place));
      for (const { value } of node.arguments) placesIn(value, condition).forEach((place) => void found.add(place));
      return false;
    }
    if (node.kind !== 'name' && node.kind !== 'attribute') return undefined;
    const text = render(node);
    if (!text.includes('…') && text !== condition) found.add(text);
    return false;
  });
  return found;
}

/** Something that another thread can change: an attribute, a global, a variable of a function around. */
function isShared(place: string, test: Expression, body: Body, context: Context): boolean {
  let shared = false;
  forEachExpression(test, (node) => {
    if ((node.kind === 'name' || node.kind === 'attribute') && render(node) === place) {
      const path = pathOf(node, body.scope, context);
      shared ||= path !== undefined && (path.attributes.length > 0 || path.root.kind === 'global' || path.root.kind === 'captured');
    }
    return !shared;
  });
  return shared;
}

/** What comes after the wait before the predicate is asked again: a use of what it asks for, or the end of the function. */
function behindWait(
  { call }: ConditionCall,
  places: ReadonlySet<string>,
  body: Body,
  context: Context,
): { readonly use: Expression | undefined; readonly leaves: boolean } {
  const work = [...nodesOfCall(call, body, context)];
  const seen = new Set<CfgNode>(work);
  let leaves = false;
  let first: Expression | undefined;
  for (let node = work.pop(); node; node = work.pop()) {
    if (node.kind === 'exit') leaves = true;
    const isStart = node.expression === call;
    if (!isStart && asksAgain(node, places)) continue;
    const use = isStart ? undefined : useIn(node, places);
    if (use && (!first || use.start < first.start)) first = use;
    for (const edge of node.edges) {
      if (edge.kind === 'exception' || seen.has(edge.to)) continue;
      seen.add(edge.to);
      work.push(edge.to);
    }
  }
  return { use: first, leaves };
}

/** A test of one of the places, or a `return` of what it says. */
function asksAgain({ kind, expression, statement }: CfgNode, places: ReadonlySet<string>): boolean {
  if (kind === 'test' && expression) return mentions(expression, places);
  return statement?.kind === 'return' && statement.value !== undefined && isAnswer(statement.value, places);
}

function isAnswer(value: Expression, places: ReadonlySet<string>): boolean {
  const node = unwrap(value);
  if (node.kind === 'not') return isAnswer(node.operand, places);
  if (node.kind === 'name' || node.kind === 'attribute') return places.has(render(node));
  return node.kind === 'comparison' && mentions(node, places);
}

function mentions(root: Expression, places: ReadonlySet<string>): boolean {
  return someExpression(root, (node) => (node.kind === 'name' || node.kind === 'attribute') && places.has(render(node)));
}

/** A method of the place is called, or an element taken. */
function useIn({ expression, statement, kind }: CfgNode, places: ReadonlySet<string>): Expression | undefined {
  const roots =
    kind === 'assign' && statement && blocksOf(statement).length === 0 ? expressionsOf(statement) : expression ? [expression] : [];
  let found: Expression | undefined;
  for (const root of roots) {
    forEachExpression(root, (node) => {
      const object =
        node.kind === 'subscript' ? node.object : node.kind === 'call' && node.callee.kind === 'attribute' ? node.callee.object : undefined;
      if (object && places.has(render(object))) found ??= node;
      return undefined;
    });
  }
  return found;
}
