/** Which call of a body gives a variable the one object that it ever holds. Errs on the side of none. */
import type { CallSite } from '../../semantic/symbols.ts';
import type { Body, Context } from '../context.ts';

/** `types` matches the canonical class of the object; the variable is bound once, by an assignment or by `with … as`. */
export function madeHere(name: string, types: RegExp, { scope }: Body, { evaluator }: Context): CallSite | undefined {
  const [binding, ...more] = scope.bindings.get(name) ?? [];
  if (more.length > 0 || (binding?.kind !== 'value' && binding?.kind !== 'entered') || binding.scope !== scope) return undefined;
  const { values, open } = evaluator.evaluate(binding.value, scope);
  const [value] = values;
  if (open || values.length !== 1 || value?.kind !== 'instance' || !types.test(value.type)) return undefined;
  return value.site?.call === binding.value ? value.site : undefined;
}
