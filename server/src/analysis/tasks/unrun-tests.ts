/**
 * `async def test_…` in a `unittest.TestCase`: the runner calls it and drops the coroutine, so the test passes whatever it
 * says. Errs towards silence: decorators and metaclasses may run it, and so may a base that is not in sight.
 */
import type { Expression } from '../../ir/expression.ts';
import { ancestors } from '../../semantic/classes.ts';
import type { ClassSymbol, FunctionSymbol } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';

export interface UnrunTest {
  readonly fn: FunctionSymbol;
  /** `unittest.TestCase` where the class names it so. */
  readonly base: Expression | undefined;
  readonly cls: ClassSymbol;
}

const called = /^(test|setUp$|tearDown$|setUpClass$|tearDownClass$)/;
/** By these a class changes how its tests are run. */
const runners = /^(run|_callTestMethod|__getattribute__|__init_subclass__)$/;

export const unrunTest = defineAnalysis<Body, UnrunTest | undefined>({
  name: 'unrun-test',
  compute: (body, context) => {
    if (body.kind !== 'function' || !body.cls || !body.ir.isAsync || !called.test(body.name)) return undefined;
    const { cls, signature } = body;
    if (signature.decorators.length > 0 || cls.ir.decorators.length > 0 || !isPlainCase(cls, context)) return undefined;
    const base = cls.ir.bases.map(({ value }) => value).find((value) => value.kind === 'attribute' && value.name === 'TestCase');
    return { fn: body, base, cls };
  },
});

function isPlainCase(cls: ClassSymbol, { evaluator }: Context): boolean {
  const { library, open, classes } = ancestors(cls, evaluator);
  if (open || !library.includes('unittest.TestCase') || library.some((name) => name !== 'unittest.TestCase')) return false;
  return classes.every(
    (each) => !each.ir.bases.some(({ keyword }) => keyword !== undefined) && !each.methods.some(({ name }) => runners.test(name)),
  );
}
