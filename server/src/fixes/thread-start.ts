/**
 * How a thread comes to run in one scope: by a variable, without one, or as the element of a collection
 * that a loop starts. Reads the statements of the scope only; a start in a nested function is not found.
 */
import { contains, type Span } from '../base/span.ts';
import type { Call, Expression } from '../ir/expression.ts';
import type { For } from '../ir/statement.ts';
import type { FixContext } from './fix.ts';
import { boundTexts } from './names.ts';
import { functionDepth, type Placed, pathAt, type Step, type Suite, spanOf, statementsIn } from './navigate.ts';
import { sliceOf } from './source.ts';

export type Start =
  /** `thread.start()` */
  | { readonly kind: 'named'; readonly path: readonly Step[]; readonly thread: string }
  /** `Thread(…).start()` */
  | { readonly kind: 'anonymous'; readonly path: readonly Step[]; readonly construction: Expression }
  /** `for target in iterable: target.start()`, or the same as a list comprehension. */
  | {
      readonly kind: 'each';
      readonly path: readonly Step[];
      readonly target: string;
      readonly iterable: string;
      readonly owners: Owners;
    };

/** The suite of the function around the end of `path`, or of the module. */
export function scopeSuite(path: readonly Step[]): Suite | undefined {
  return path[functionDepth(path)]?.suite;
}

/** The start that belongs to the construction or start at `at`. */
export function findStart(context: FixContext, at: Span, thread: string | undefined): Start | undefined {
  const path = pathAt(context.module, at.start);
  const scope = scopeSuite(path);
  const placed = path.at(-1)?.placed;
  if (!scope || !placed) return undefined;
  const own = startCall(placed);
  if (own?.kind === 'call') return { kind: 'anonymous', path, construction: own };
  const statements = statementsIn([scope], false);
  const named = statements.find((each) => spanOf(each).end > at.start && startedText(context, each) === thread);
  if (thread && named) return { kind: 'named', path: pathAt(context.module, spanOf(named).start), thread };
  return statements.flatMap((each) => eachStart(context, each, at, thread))[0];
}

/** What `… .start()` is called on, where a statement is that and nothing more. */
function startCall({ statement }: Placed): Expression | undefined {
  const call = statement.kind === 'expression' ? statement.value : undefined;
  return call?.kind === 'call' ? startedBy(call) : undefined;
}

const startedBy = ({ callee, arguments: list }: Call): Expression | undefined =>
  callee.kind === 'attribute' && callee.name === 'start' && list.length === 0 ? callee.object : undefined;

function startedText({ text }: FixContext, placed: Placed): string | undefined {
  const object = startCall(placed);
  return object && sliceOf(text, spanOf(placed, object));
}

/** `for t in threads: t.start()` or `[t.start() for t in threads]`, found by the collection or by the place. */
function eachStart(context: FixContext, placed: Placed, at: Span, thread: string | undefined): readonly Start[] {
  const { text, module } = context;
  const found = loopOf(context, placed);
  if (!found) return [];
  const [target, iterable] = [found.target, found.iterable].map((node) => sliceOf(text, spanOf(placed, node)));
  const isMeant = iterable === thread || (contains(spanOf(placed), at) && target === thread);
  if (!isMeant || !target || !iterable) return [];
  return [{ kind: 'each', path: pathAt(module, spanOf(placed).start), target, iterable, owners: rootNames(found.iterable) }];
}

/** The names that hold a collection; '' for an attribute, which is no local matter; `'made'` for one that is made on the spot. */
export type Owners = readonly string[] | 'made';

export function rootNames(iterable: Expression): Owners {
  if (iterable.kind === 'name') return [iterable.id];
  if (iterable.kind === 'attribute' || iterable.kind === 'subscript') return [''];
  if (isView(iterable) && iterable.callee.kind === 'attribute') return rootNames(iterable.callee.object);
  if (iterable.kind !== 'collection') return 'made';
  const parts = iterable.elements.map(rootNames);
  return parts.includes('made') ? 'made' : parts.flatMap((part) => (part === 'made' ? [] : part));
}

function loopOf(context: FixContext, placed: Placed): { readonly target: Expression; readonly iterable: Expression } | undefined {
  const { statement, base } = placed;
  if (statement.kind === 'for')
    return statement.body.statements.some((each) => startsTarget(context, statement, { statement: each, base })) ? statement : undefined;
  if (statement.kind !== 'expression' || statement.value.kind !== 'comprehension' || statement.value.type !== 'list') return undefined;
  const { element, clauses } = statement.value;
  const [clause] = clauses;
  if (!clause || clauses.length > 1 || clause.conditions.length > 0 || element.kind !== 'call' || clause.target.kind !== 'name')
    return undefined;
  const object = startedBy(element);
  return object?.kind === 'name' && object.id === clause.target.id ? clause : undefined;
}

const startsTarget = (context: FixContext, { target }: For, placed: Placed): boolean =>
  target.kind === 'name' && startedText(context, placed) === target.id;

/** Whether an expression gives the same elements again when it is iterated a second time. */
export function isRepeatable(context: FixContext, scope: Suite, node: Expression): boolean {
  if (node.kind === 'call')
    return isView(node) && isRepeatable(context, scope, node.callee.kind === 'attribute' ? node.callee.object : node);
  if (node.kind === 'collection') return node.elements.every((each) => each.kind === 'name' || each.kind === 'attribute');
  if (node.kind !== 'name') return false;
  const binders = statementsIn([scope], false).filter((placed) => boundTexts(context, placed).includes(node.id));
  return binders.every(({ statement }) => statement.kind === 'assign' && !isOneShot(statement.value));
}

/** `threads.values()`, `threads.items()` */
const isView = (node: Expression): node is Call =>
  node.kind === 'call' &&
  node.callee.kind === 'attribute' &&
  (node.callee.name === 'values' || node.callee.name === 'items') &&
  node.arguments.length === 0;

const isOneShot = (value: Expression): boolean =>
  (value.kind === 'comprehension' && value.type === 'generator') ||
  (value.kind === 'call' &&
    value.callee.kind === 'name' &&
    ['map', 'filter', 'iter', 'zip', 'enumerate', 'reversed'].includes(value.callee.id));
