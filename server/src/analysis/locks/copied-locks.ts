/**
 * Objects that are copied or pickled although they have a lock, which can be neither: `copy.deepcopy(store)` raises. Errs
 * on the side of silence: a class, or a base of it, that says how it is copied, a base that nobody knows, a lock that
 * somebody else may have made, and a failure that is expected.
 */
import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { ancestors } from '../../semantic/classes.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import type { Binding, CallSite, ClassSymbol } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { spellingsOf } from '../calls/spellings.ts';
import { type Body, type Context, defineAnalysis, moduleOf } from '../context.ts';
import { isExpected } from '../flow/expected.ts';

export interface CopiedLock {
  readonly call: Call;
  readonly unit: Unit;
  readonly object: Expression;
  readonly cls: ClassSymbol;
  /** The attribute that holds the lock, and where it is given. */
  readonly attribute: string;
  readonly made: CallSite;
}

/** What goes through the object, to the last of its attributes. */
const copiers: ReadonlySet<string> = new Set(['copy.deepcopy', 'pickle.dumps', 'pickle.dump']);
export const copierNames = spellingsOf('copier-names', () => [...copiers]);

/** Methods by which a class says how it is copied or pickled. */
const own = [
  '__getstate__',
  '__reduce__',
  '__reduce_ex__',
  '__deepcopy__',
  '__getnewargs__',
  '__getnewargs_ex__',
  '__slots__',
  '__getattr__',
];

/** In source order. */
export const copiedLocks = defineAnalysis<Body, readonly CopiedLock[]>({
  name: 'copied-locks',
  compute: (body, context) =>
    body.calls.flatMap(({ call, scope, unit }): readonly CopiedLock[] => {
      const [copier, another] = objectsOf(context.evaluator.evaluate(call.callee, scope));
      const object =
        copier && !another && copiers.has(qualifiedNameOf(copier) ?? '')
          ? (argumentAt(call, 0, 'obj')?.value ?? call.arguments[0]?.value)
          : undefined;
      const { values, open } = object ? context.evaluator.evaluate(object, scope) : { values: [], open: true };
      const [value] = values;
      if (!object || open || values.length !== 1 || value?.kind !== 'object') return [];
      const lock = lockIn(value.cls, context);
      const isTaught = context.program.imports(moduleOf(body), 'copyreg');
      return lock && !isTaught && !isExpected(call, unit, ['TypeError', 'PicklingError'], body, context)
        ? [{ call, unit, object, cls: value.cls, ...lock }]
        : [];
    }),
});

function lockIn(cls: ClassSymbol, context: Context): Pick<CopiedLock, 'attribute' | 'made'> | undefined {
  const { classes, library, open } = ancestors(cls, context.evaluator);
  if (open || library.some((name) => name !== 'object') || classes.some(({ scope }) => own.some((name) => scope.bindings.has(name))))
    return undefined;
  for (const each of classes) {
    for (const [attribute, bindings] of each.attributes) {
      const made = bindings.map((binding) => lockMadeBy(binding, context));
      const [first] = made;
      if (first && made.every((site) => site)) return { attribute, made: first };
    }
  }
  return undefined;
}

/** Of threads: those of processes can be sent to a process that starts, and pickle says so itself. */
function lockMadeBy(binding: Binding, context: Context): CallSite | undefined {
  if (binding.kind !== 'value' || binding.value.kind !== 'call') return undefined;
  const [value, another] = objectsOf(context.evaluator.evaluate(binding.value, binding.scope));
  const isLock = value?.kind === 'instance' && !another && context.models.lock(value.type)?.domain === 'threads';
  return isLock ? { call: binding.value, scope: binding.scope, unit: binding.unit } : undefined;
}
