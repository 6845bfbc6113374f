/**
 * Assertions in code that only threads of a test run: one that fails ends the thread, and the test passes. Errs towards
 * silence: a pool's job hands the exception on, whoever catches it there knows of it, and `threading.excepthook` may.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Statement } from '../../ir/statement.ts';
import { lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, defineAnalysis, moduleOf } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { isExpected } from '../flow/expected.ts';
import { onlyThreadsOf } from '../parallel/only-threads.ts';
import type { Root } from '../parallel/roots.ts';
import { isTest } from '../tests.ts';

export interface WorkerAssertion {
  readonly node: Expression;
  readonly unit: Unit;
  readonly root: Root;
}

/** The first of a body. */
export const workerAssertion = defineAnalysis<Body, WorkerAssertion | undefined>({
  name: 'worker-assertion',
  compute: (body, context) => {
    if (body.kind !== 'function' || body.ir.hasError || !isOfTest(body)) return undefined;
    const found = assertionsIn(body).find(({ node, unit }) => !isExpected(node, unit, ['AssertionError'], body, context));
    const roots = found ? onlyThreadsOf(body, context) : [];
    const [root] = roots;
    const isHooked = [moduleOf(body), ...moduleOf(body).functions].some(
      (each) => each.kind === 'function' && each.mentioned.has('excepthook'),
    );
    return found && root && !isHooked && roots.every(({ kind, body: target }) => kind !== 'pool' && target === body)
      ? { ...found, root }
      : undefined;
  },
});

/** A test, or a function inside one. */
function isOfTest(body: Body): boolean {
  const outer = body.scope.parent?.owner;
  return isTest(body) || (outer?.kind === 'function' && isOfTest(outer));
}

function assertionsIn(body: Body): readonly Omit<WorkerAssertion, 'root'>[] {
  const found: Omit<WorkerAssertion, 'root'>[] = [];
  forEachStatementOf(body, (statement, unit) => {
    const node = assertionOf(statement);
    if (node) found.push({ node, unit });
  });
  return found;
}

/** `assert x`, `self.assertEqual(x, y)` */
function assertionOf(statement: Statement): Expression | undefined {
  if (statement.kind === 'assert') return statement.test;
  const call = statement.kind === 'expression' ? statement.value : undefined;
  const isMethod = call?.kind === 'call' && call.callee.kind === 'attribute' && /^assert[A-Z_]/.test(lastIdentifier(call.callee) ?? '');
  return isMethod ? call : undefined;
}
