/**
 * Two locks of one `with`, or of a `with` whose suite is nothing but the other `with`, change places; `at` is the
 * first of them. Errs towards `undefined`: statements between the two, other items, anything but plain names.
 */
import type { Span } from '../base/span.ts';
import type { With, WithItem } from '../ir/statement.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { isBroken, type Placed, pathAt, spanOf } from './navigate.ts';
import { replace, sliceOf } from './source.ts';

export const swapWithOrder: FixBuilder = (context, at, { second }) => {
  const path = pathAt(context.module, at.start);
  const placed = path.at(-1)?.placed;
  if (!placed || isBroken(path) || placed.statement.kind !== 'with') return undefined;
  const pair = neighbours(placed.statement, at, placed);
  if (!pair?.every(({ context: { kind } }) => kind === 'name' || kind === 'attribute')) return undefined;
  const [left, right] = pair.map((item) => spanOf(placed, item));
  if (!left || !right || textOf(context, placed, pair[1]) !== second) return undefined;
  return [replace(left, sliceOf(context.text, right)), replace(right, sliceOf(context.text, left))];
};

const textOf = ({ text }: FixContext, placed: Placed, item: WithItem): string => sliceOf(text, spanOf(placed, item.context));

function neighbours(statement: With, at: Span, placed: Placed): readonly [WithItem, WithItem] | undefined {
  const index = statement.items.findIndex((item) => spanOf(placed, item.context).start === at.start);
  const item = statement.items[index];
  if (!item) return undefined;
  const next = statement.items[index + 1] ?? onlyInner(statement);
  return next && [item, next];
}

/** The item of a `with` that is all a `with` of one item contains. */
function onlyInner({ items, body, isAsync }: With): WithItem | undefined {
  const [inner] = body.statements;
  const isAlone = items.length === 1 && body.statements.length === 1;
  return isAlone && inner?.kind === 'with' && inner.isAsync === isAsync && inner.items.length === 1 ? inner.items[0] : undefined;
}
