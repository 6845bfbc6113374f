/** Futures whose result is there: the function asked `done()` of them, or waited for them in another way. By the text alone; errs towards done. */
import { render } from '../../ir/render.ts';
import { forEachExpressionIn } from '../../ir/visit.ts';
import type { FunctionSymbol } from '../../semantic/symbols.ts';

/** `wait` is the text of the method that would wait: `future.result`. */
export function mayBeDone(wait: string, owner: FunctionSymbol): boolean {
  const receiver = wait.slice(0, Math.max(0, wait.lastIndexOf('.')));
  let found = false;
  forEachExpressionIn(owner.ir.body, (node) => {
    if (node.kind === 'call' && node.callee.kind === 'attribute' && node.callee.name === 'done')
      found ||= render(node.callee.object) === receiver;
    if (node.kind === 'await') found ||= render(node.value).includes('wait') || render(node.value) === receiver;
    return !found;
  });
  return found;
}
