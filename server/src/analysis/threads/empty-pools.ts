/** Pools that are asked for no worker at all, which their constructors refuse. Only numbers that are written down. */
import { argumentAt } from '../../ir/arguments.ts';
import type { Expression } from '../../ir/expression.ts';
import { unwrap } from '../../ir/visit.ts';
import type { CallSite } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { isExpected } from '../flow/expected.ts';

export interface EmptyPool extends Omit<CallSite, 'scope'> {
  readonly count: number;
}

const pools = /^(concurrent\.futures\.(Thread|Process|Interpreter)PoolExecutor|multiprocessing\.(pool\.)?(Pool|ThreadPool))$/;

export const emptyPools = defineAnalysis<Body, readonly EmptyPool[]>({
  name: 'empty-pools',
  compute: (body, context) =>
    body.calls.flatMap(({ call, scope, unit }) => {
      const given = argumentAt(call, 0, 'max_workers') ?? argumentAt(call, 0, 'processes');
      const count = given && given.star === 0 ? numberOf(given.value) : undefined;
      if (count === undefined || count > 0 || !isPool({ call, scope, unit }, context)) return [];
      return isExpected(call, unit, ['ValueError'], body, context) ? [] : [{ call, unit, count }];
    }),
});

function isPool({ call, scope }: CallSite, { evaluator }: Context): boolean {
  const { values } = evaluator.evaluate(call, scope);
  return values.length > 0 && values.every((value) => value.kind === 'instance' && pools.test(value.type));
}

function numberOf(written: Expression): number | undefined {
  const node = unwrap(written);
  if (node.kind === 'constant') return node.type === 'int' ? Number(node.value) : undefined;
  const inner = node.kind === 'unary' && node.operator === '-' ? numberOf(node.operand) : undefined;
  return inner === undefined ? undefined : -inner;
}
