/** Whether control can come out of a statement at its end. Other calls that never return are not known: errs towards "it can". */
import type { Expression } from '../ir/expression.ts';
import type { Statement, Try } from '../ir/statement.ts';
import { blocksOf, unwrap } from '../ir/visit.ts';

/** A statement that ends its suite; `sys.exit()` and its like are known by name. */
export const isExit = (node: Statement): boolean =>
  ['return', 'raise', 'break', 'continue'].includes(node.kind) ||
  (node.kind === 'expression' && node.value.kind === 'call' && endsProgram(node.value.callee));

function endsProgram(callee: Expression): boolean {
  if (callee.kind === 'name') return callee.id === 'exit' || callee.id === 'quit';
  if (callee.kind !== 'attribute' || callee.object.kind !== 'name') return false;
  return ['sys.exit', 'os._exit', 'os.abort'].includes(`${callee.object.id}.${callee.name}`);
}

export function fallsThrough(node: Statement): boolean {
  if (isExit(node)) return false;
  switch (node.kind) {
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
