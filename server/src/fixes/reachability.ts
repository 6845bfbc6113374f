/** Whether control can come out of a statement at its end. `sys.exit()` is not known for what it is: errs towards "it can". */
import type { Statement, Try } from '../ir/statement.ts';
import { blocksOf, unwrap } from '../ir/visit.ts';

export const isExit = ({ kind }: Statement): boolean => kind === 'return' || kind === 'raise' || kind === 'break' || kind === 'continue';

export function fallsThrough(node: Statement): boolean {
  switch (node.kind) {
    case 'return':
    case 'raise':
    case 'break':
    case 'continue':
      return false;
    case 'if':
      return !node.orElse || allFallThrough(node.body.statements) || allFallThrough(node.orElse.statements);
    case 'while':
      return !isEndless(node) || breaksLoop(node.body.statements);
    case 'with':
      return allFallThrough(node.body.statements);
    case 'try':
      return tryFallsThrough(node);
    case 'match':
      return !node.cases.some((each) => each.irrefutable) || node.cases.some((each) => allFallThrough(each.body.statements));
    default:
      return true;
  }
}

const allFallThrough = (statements: readonly Statement[]): boolean => statements.every(fallsThrough);

function tryFallsThrough(node: Try): boolean {
  if (node.finalBody && !allFallThrough(node.finalBody.statements)) return false;
  const main = allFallThrough([...node.body.statements, ...(node.orElse?.statements ?? [])]);
  return main || node.handlers.some((handler) => allFallThrough(handler.body.statements));
}

/** `while True:`, `while 1:` */
export function isEndless(node: Statement): boolean {
  const test = node.kind === 'while' ? unwrap(node.test) : undefined;
  return test?.kind === 'constant' && (test.value === true || test.value === 1);
}

/** Whether one of the statements, nested loops not counted, leaves the loop around them by `break`. */
const breaksLoop = (statements: readonly Statement[]): boolean =>
  statements.some((node) => {
    if (node.kind === 'break') return true;
    const blocks = node.kind === 'while' || node.kind === 'for' ? (node.orElse ? [node.orElse] : []) : blocksOf(node);
    return blocks.some((block) => breaksLoop(block.statements));
  });
