/**
 * Lets a cancellation through. `raise-again`: the handler of `at`, the type it catches, ends with `raise`.
 * `catch-exception`: `at`, the type or the `except`, becomes `Exception`. Errs towards `undefined`: handlers on one
 * line, handlers among several types.
 */
import { contains, type Span, type TextEdit } from '../base/span.ts';
import type { Handler, Try } from '../ir/statement.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { isBroken, type Placed, pathAt, spanOf } from './navigate.ts';
import { indentAt, linesBelow, ownsLines, replace, sliceOf } from './source.ts';

interface Place {
  readonly placed: Placed & { readonly statement: Try };
  readonly handler: Handler;
}

export const raiseAgain: FixBuilder = (context, at) => {
  const place = placeAt(context, at);
  const last = place?.handler.body.statements.at(-1);
  if (!place || !last || last.kind === 'raise') return undefined;
  const span = spanOf(place.placed, last);
  if (!ownsLines(context.text, span)) return undefined;
  if (last.kind === 'pass' || last.kind === 'continue') return [replace(span, 'raise')];
  return [linesBelow(context.text, span.end, [`${indentAt(context.text, span.start)}raise`])];
};

export const catchException: FixBuilder = (context, at): readonly TextEdit[] | undefined => {
  const place = placeAt(context, at);
  if (!place) return undefined;
  const text = sliceOf(context.text, at);
  if (text === 'BaseException') return [replace(at, 'Exception')];
  return text === 'except' && !place.handler.type ? [replace({ start: at.end, end: at.end }, ' Exception')] : undefined;
};

function placeAt({ module }: FixContext, at: Span): Place | undefined {
  const path = pathAt(module, at.start);
  if (isBroken(path)) return undefined;
  for (const { placed } of path.toReversed()) {
    if (placed?.statement.kind !== 'try') continue;
    const { statement } = placed;
    const handler = statement.handlers.find((each) => {
      const span = spanOf(placed, each);
      return contains(span, at);
    });
    if (handler) return { placed: { ...placed, statement }, handler };
  }
  return undefined;
}
