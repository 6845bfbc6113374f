/** Handlers for signals that no process can catch: the system refuses them at once. */
import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { leads } from '../../semantic/leading-names.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { objectsOf } from '../../semantic/value.ts';
import { type Body, defineAnalysis } from '../context.ts';
import { isExpected } from '../flow/expected.ts';
import { restrictedNames } from './stray-registrations.ts';

export interface UncatchableSignal {
  readonly call: Call;
  readonly unit: Unit;
  /** As it is written. */
  readonly signal: Expression;
  /** Canonical: `signal.SIGKILL`. */
  readonly name: string;
}

const uncatchable: ReadonlySet<string> = new Set(['signal.SIGKILL', 'signal.SIGSTOP']);
const setters: ReadonlySet<string> = new Set(['signal.signal', 'asyncio.AbstractEventLoop#add_signal_handler']);

/** In source order. */
export const uncatchableSignals = defineAnalysis<Body, readonly UncatchableSignal[]>({
  name: 'uncatchable-signals',
  compute: (body, context) => {
    const names = context.get(restrictedNames, context);
    return body.calls.flatMap(({ call, scope, unit }) => {
      if (!leads(names, call.callee, scope)) return [];
      const isNamed = (node: Expression, among: ReadonlySet<string>): string | undefined => {
        const found = objectsOf(context.evaluator.evaluate(node, scope)).map((value) => qualifiedNameOf(value) ?? '');
        return found.length === 1 && among.has(found[0] ?? '') ? found[0] : undefined;
      };
      const signal = argumentAt(call, 0, 'signalnum')?.value;
      const name = signal && isNamed(call.callee, setters) !== undefined ? isNamed(signal, uncatchable) : undefined;
      return signal && name !== undefined && !isExpected(call, unit, ['OSError', 'ValueError', 'RuntimeError'], body, context)
        ? [{ call, unit, signal, name }]
        : [];
    });
  },
});
