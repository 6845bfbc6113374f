/** `print(…) % value`: the parenthesis closes too early, so that the operator meets `None`. Only for the built-in. */
import type { Binary } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { forEachExpressionIn } from '../../ir/visit.ts';
import { type Body, defineAnalysis } from '../context.ts';
import { partsOf } from '../flow/control-flow.ts';

export interface FormattedPrint {
  readonly node: Binary;
  readonly unit: Unit;
}

/** In source order. */
export const formattedPrints = defineAnalysis<Body, readonly FormattedPrint[]>({
  name: 'formatted-prints',
  compute: (body, context) => {
    const found: FormattedPrint[] = [];
    for (const { statements, unit } of partsOf(body)) {
      forEachExpressionIn({ statements }, (node) => {
        if (node.kind === 'binary' && node.operator === '%' && isPrint(node)) found.push({ node, unit });
        return undefined;
      });
    }
    return found;

    function isPrint({ left }: Binary): boolean {
      if (left.kind !== 'call' || left.callee.kind !== 'name' || left.callee.id !== 'print') return false;
      const { values, open } = context.evaluator.evaluate(left.callee, body.scope);
      const [value] = values;
      return !open && values.length === 1 && value?.kind === 'library' && value.name === 'print';
    }
  },
});
