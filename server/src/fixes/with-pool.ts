/**
 * Makes `pool = Pool(…)`, whose call is at `at`, a `with` of the statements to the last one that mentions it. Errs towards
 * `undefined`: a statement of several lines, one that is not alone on its lines, a pool that is used in another block.
 */
import type { FixBuilder } from './fix.ts';
import { indentUnit } from './indentation.ts';
import { LinePatch } from './line-patch.ts';
import { mentions } from './names.ts';
import { isBroken, pathAt, spanOf } from './navigate.ts';
import { indentAt, isOneLine, ownsLines, sliceOf } from './source.ts';

export const withPool: FixBuilder = (context, at, { pool = '' }) => {
  const { text, module } = context;
  const path = pathAt(module, at.start);
  const step = path.at(-1);
  if (!step || isBroken(path) || step.placed.statement.kind !== 'assign') return undefined;
  const made = spanOf(step.placed);
  if (sliceOf(text, made) !== `${pool} = ${sliceOf(text, at)}` || !isOneLine(text, made)) return undefined;
  const rest = step.suite.statements.slice(step.index + 1);
  const last = rest.findLast((each) => mentions(sliceOf(text, spanOf(each)), pool));
  if (!last || ![step.placed, ...rest].every((each) => ownsLines(text, spanOf(each)))) return undefined;
  const patch = new LinePatch(text, { start: made.start, end: spanOf(last).end });
  const indent = indentAt(text, made.start);
  patch.indent(1, patch.count - 1, indent, indent + indentUnit(context, path));
  const line = patch.old(0);
  patch.set(
    0,
    line.replace(sliceOf(text, made), () => `with ${sliceOf(text, at)} as ${pool}:`),
  );
  return patch.edits();
};
