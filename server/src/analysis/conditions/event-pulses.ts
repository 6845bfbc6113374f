/** `event.set()` with `event.clear()` as the very next statement: who does not wait at that moment never learns of it. */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import type { Statement } from '../../ir/statement.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { blocks } from '../flow/blocks.ts';

export interface EventPulse {
  readonly set: Call;
  readonly clear: Call;
  readonly event: Expression;
  readonly unit: Unit;
}

const events: ReadonlySet<string> = new Set(['threading.Event', 'multiprocessing.Event']);

/** In source order. */
export const eventPulses = defineAnalysis<Body, readonly EventPulse[]>({
  name: 'event-pulses',
  compute: (body, context) => {
    const runs = [...(body.kind === 'module' ? [body.body] : []), ...context.get(blocks, body).map(placed)];
    return runs.flatMap((run) => run.flatMap(({ statement, unit }, index) => pulse(statement, run[index + 1]?.statement, unit) ?? []));

    function pulse(first: Statement, second: Statement | undefined, unit: Unit): EventPulse | undefined {
      const set = methodCall(first, 'set');
      const clear = second && set ? methodCall(second, 'clear') : undefined;
      if (set?.callee.kind !== 'attribute' || clear?.callee.kind !== 'attribute') return undefined;
      const event = set.callee.object;
      return render(event) === render(clear.callee.object) && isEvent(event, body, context) ? { set, clear, event, unit } : undefined;
    }
  },
});

interface Placed {
  readonly statement: Statement;
  readonly unit: Unit;
}

const placed = ({ statements, unit }: { readonly statements: readonly Statement[]; readonly unit: Unit }): readonly Placed[] =>
  statements.map((statement) => ({ statement, unit }));

function methodCall(statement: Statement, name: string): Call | undefined {
  const call = statement.kind === 'expression' && statement.value.kind === 'call' ? statement.value : undefined;
  return call?.callee.kind === 'attribute' && call.callee.name === name && call.arguments.length === 0 ? call : undefined;
}

function isEvent(node: Expression, { scope }: Body, { evaluator }: Context): boolean {
  const { values } = evaluator.evaluate(node, scope);
  return values.length > 0 && values.every((value) => value.kind === 'instance' && events.has(value.type));
}
