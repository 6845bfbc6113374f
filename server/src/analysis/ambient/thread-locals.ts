/**
 * Attributes of thread-local objects: which of them a function reads and writes. The object is known by place and by
 * what is ever assigned there, `threading.local()` or an object of a subclass. Errs on the side of none.
 */
import type { Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import { forEachExpressionIn, unwrap } from '../../ir/visit.ts';
import { ancestors } from '../../semantic/classes.ts';
import { leads } from '../../semantic/leading-names.ts';
import { type Binding, type FunctionSymbol, lastIdentifier, type Scope } from '../../semantic/symbols.ts';
import { type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { bindingsOf, placeOf, type SharedPlace } from '../shared/places.ts';
import { variablesOf } from './variables-of.ts';

/** Names that may stand for a thread-local object; none in programs that make no such object. */
export const threadLocalNames = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'thread-local-names',
  compute: (_, context) => variablesOf('local', context),
});

export interface ThreadLocalAttribute {
  /** The same wherever the attribute of the object is meant. */
  readonly key: string;
  /** As an attribute, however it is asked for. */
  readonly display: string;
}

/** What `context.user`, or `getattr(context, 'user')`, is an attribute of. */
export function threadLocalAttribute(node: Expression, scope: Scope, context: Context): ThreadLocalAttribute | undefined {
  const { object, name } = node.kind === 'attribute' ? node : (asked(node) ?? {});
  if (!object || name === undefined || !leads(context.get(threadLocalNames, context), object, scope)) return undefined;
  const place = placeOf(object, scope, context);
  return place && isThreadLocal(place, context) ? { key: `${place.key}.${name}`, display: `${render(object)}.${name}` } : undefined;
}

function asked(node: Expression): { readonly object: Expression; readonly name: string } | undefined {
  if (node.kind !== 'call' || lastIdentifier(node.callee) !== 'getattr') return undefined;
  const [object, name] = node.arguments.map(({ value }) => unwrap(value));
  return object && name?.kind === 'constant' && name.type === 'str' ? { object, name: String(name.value) } : undefined;
}

function isThreadLocal(place: SharedPlace, context: Context): boolean {
  const bindings = bindingsOf(place, context);
  return bindings.length > 0 && bindings.every((binding) => context.get(makesThreadLocal, binding));
}

const makesThreadLocal = defineAnalysis<Binding, boolean>({
  name: 'makes-thread-local',
  compute: (binding, { evaluator }) => {
    const call = binding.kind === 'value' ? unwrap(binding.value) : undefined;
    if (binding.kind !== 'value' || call?.kind !== 'call') return false;
    const { values } = evaluator.evaluate(call.callee, binding.scope);
    return (
      values.length > 0 &&
      values.every(
        (value) =>
          (value.kind === 'library' && value.name === 'threading.local') ||
          (value.kind === 'class' && ancestors(value.cls, evaluator).library.includes('threading.local')),
      )
    );
  },
});

interface Touches {
  readonly reads: ReadonlySet<string>;
  readonly writes: ReadonlySet<string>;
}

/** Of a plain function, by itself: a call of it is a read or a write. */
export const threadLocalTouches = defineAnalysis<FunctionSymbol, Touches>({
  name: 'thread-local-touches',
  compute: (fn, context) => {
    const reads = new Set<string>();
    const writes = new Set<string>();
    const names = context.get(threadLocalNames, context);
    if (fn.signature.isAsync || fn.signature.isGenerator || ![...names].some((name) => fn.mentioned.has(name))) return { reads, writes };
    const targets = new Set<Expression>();
    forEachStatementOf(fn, (statement) => {
      if (statement.kind === 'assign') for (const target of statement.targets) targets.add(target);
    });
    forEachExpressionIn(fn.ir.body, (node) => {
      const key = threadLocalAttribute(node, fn.scope, context)?.key;
      if (key !== undefined) (targets.has(node) ? writes : reads).add(key);
      return undefined;
    });
    for (const key of writes) reads.delete(key);
    return { reads, writes };
  },
});
