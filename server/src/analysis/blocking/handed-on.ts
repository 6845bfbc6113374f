/** Calls whose result is awaited. By the text alone. */
import type { Expression } from '../../ir/expression.ts';
import { forEachExpressionIn, unwrap } from '../../ir/visit.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';

/**
 * Their spans as `start-end`. What they run may well be another method, that of a subclass, which waits without blocking.
 * What a coroutine returns is not among them: whoever awaits the coroutine gets the value as it is.
 */
export function handedOn(body: FunctionSymbol): ReadonlySet<string> {
  const places = new Set<string>();
  const note = (value: Expression): void => {
    const call = unwrap(value);
    if (call.kind === 'call') places.add(`${call.start}-${call.end}`);
  };
  forEachExpressionIn(body.ir.body, (node) => {
    if (node.kind === 'await') note(node.value);
    return undefined;
  });
  return places;
}
