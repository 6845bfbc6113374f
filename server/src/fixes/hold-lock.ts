/**
 * Puts the statement at `at` into `with {lock}:`; an `if` around it that tests what it changes goes along. Refuses a
 * statement that suspends, defines something or calls a method of the same object, which may want the lock itself.
 */
import { render } from '../ir/render.ts';
import { expressionsOf, forEachExpression } from '../ir/visit.ts';
import type { FixBuilder, FixContext } from './fix.ts';
import { mentionsPlace } from './names.ts';
import { enclosingFunction, functionDepth, isBroken, type Placed, pathAt, type Step, spanOf, statementsIn, suitesOf } from './navigate.ts';
import { isOneLine, ownsLines } from './source.ts';
import { underWith } from './under-with.ts';

export const holdLock: FixBuilder = (context, at, { lock = '', place = '' }) => {
  const path = pathAt(context.module, at.start);
  const inside = path.slice(functionDepth(path));
  const step = around(inside, place);
  const isHeld = inside.some(
    ({ placed: { statement } }) => statement.kind === 'with' && statement.items.some((item) => render(item.context) === lock),
  );
  if (!step || isHeld || !/^[\w.]+(\(\))?$/.test(lock) || isBroken(path) || !isWrappable(context, step, lock, receiverOf(path)))
    return undefined;
  return underWith(context, path, spanOf(step.placed), lock);
};

/** The innermost statement, or the outermost `if` around it whose test mentions the place. */
function around(path: readonly Step[], place: string): Step | undefined {
  const testing = path.find(({ placed: { statement } }, index) => {
    const rest = path.slice(index + 1);
    return statement.kind === 'if' && mentionsPlace(statement.test, place) && rest.every((inner) => inner.placed.statement.kind !== 'with');
  });
  return testing ?? path.at(-1);
}

const receiverOf = (path: readonly Step[]): string | undefined => enclosingFunction(path)?.fn.parameters[0]?.name;

function isWrappable({ text }: FixContext, { suite, placed }: Step, lock: string, receiver: string | undefined): boolean {
  const span = spanOf(placed);
  const isPlain =
    suite.part === 'body' || suite.part === 'function' || suite.part === 'else' || suite.part === 'handler' || suite.part === 'finally';
  if (!isPlain || !ownsLines(text, span) || (placed.statement.kind !== 'if' && !isOneLine(text, span))) return false;
  const isElif = placed.statement.kind === 'if' && text.startsWith('elif', span.start);
  const all = [placed, ...statementsIn(suitesOf(placed), true)];
  return !isElif && all.every((each) => isHarmless(each, lock, receiver));
}

function isHarmless({ statement }: Placed, lock: string, receiver: string | undefined): boolean {
  if (statement.kind === 'function' || statement.kind === 'class' || statement.kind === 'with' || statement.kind === 'for') return false;
  let harmless = true;
  for (const expression of expressionsOf(statement)) {
    forEachExpression(expression, (node) => {
      if (node.kind === 'await' || node.kind === 'yield') harmless = false;
      if (node.kind === 'attribute' && render(node) === lock) harmless = false;
      const callee = node.kind === 'call' ? node.callee : undefined;
      if (callee?.kind === 'attribute' && callee.object.kind === 'name' && callee.object.id === receiver) harmless = false;
      return harmless;
    });
  }
  return harmless;
}
