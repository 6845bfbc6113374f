/**
 * `with lock:` around nothing but a loop that yields: the values are copied under the lock, and the loop runs over
 * the copy behind it; `at` is the lock. Errs towards `undefined`: other statements in the block, other items beside
 * the lock, a loop head over several lines.
 */
import type { Expression } from '../ir/expression.ts';
import { unwrap } from '../ir/visit.ts';
import type { FixBuilder } from './fix.ts';
import { LinePatch } from './line-patch.ts';
import { freshName } from './names.ts';
import { isBroken, pathAt, scopeSpan, spanOf } from './navigate.ts';
import { indentAt, isOneLine, ownsLines, sliceOf } from './source.ts';

export const yieldAfterRelease: FixBuilder = (context, at) => {
  const { text } = context;
  const path = pathAt(context.module, at.start);
  const outer = path.at(-1)?.placed;
  if (!outer || isBroken(path) || outer.statement.kind !== 'with' || outer.statement.items.length > 1) return undefined;
  const [loop, more] = outer.statement.body.statements;
  if (loop?.kind !== 'for' || more || loop.isAsync || loop.orElse || outer.statement.isAsync) return undefined;
  const span = spanOf(outer, loop);
  const iterable = spanOf(outer, loop.iterable);
  if (!ownsLines(text, span) || !isOneLine(text, { start: span.start, end: iterable.end })) return undefined;
  const name = freshName(sliceOf(text, scopeSpan(context.module, path)), [nameFor(loop.iterable), 'copy']);
  const patch = new LinePatch(text, span);
  const indent = indentAt(text, span.start);
  const start = span.start - indent.length;
  const head = patch.old(0);
  patch.set(0, head.slice(0, iterable.start - start) + name + head.slice(iterable.end - start));
  patch.indent(0, patch.count - 1, indent, indentAt(text, spanOf(outer).start));
  patch.prepend(0, [`${indent}${name} = list(${sliceOf(text, iterable)})`]);
  return patch.edits();
};

/** `self._names.values()` → `names` */
function nameFor(node: Expression): string {
  const inner = unwrap(node);
  if (inner.kind === 'call') {
    const [first] = inner.arguments;
    if (inner.callee.kind === 'attribute') return nameFor(inner.callee.object);
    return first ? nameFor(first.value) : 'values';
  }
  const name = inner.kind === 'attribute' ? inner.name.replace(/^_+/, '') : '';
  return /^\w+$/.test(name) && !/^\d/.test(name) ? name : 'values';
}
