/**
 * Whether a condition asks which Python it runs on, or what that Python has: `sys.version_info`, `hasattr`, a name such
 * as `PY311` or `NOGIL_BUILD`, or one that was given such a test. Errs towards yes: then what it guards is left alone.
 */
import type { Expression } from '../../ir/expression.ts';
import { forEachExpression } from '../../ir/visit.ts';
import { type Binding, definingScope, type Scope } from '../../semantic/symbols.ts';
import type { Context } from '../context.ts';

const asking =
  /^(version_info|hexversion|python_version|python_version_tuple|hasattr|getattr|find_spec|get_config_vars?|TYPE_CHECKING)$|no_?gil|gil_disabled|free_?thread|^_*(((is|has|have|use|uses|supports?|support|at_least|ge)_?)?py(thon)?_?(3|v?\d)\w*|(has|have|supports?)_\w+)$/i;

export const asksVersion = (test: Expression, scope: Scope, context: Context): boolean => asks(test, scope, context, 0);

/** A flag made of a flag made of a flag is as far as it is followed. */
const deepest = 3;

function asks(test: Expression, scope: Scope, context: Context, depth: number): boolean {
  let found = false;
  forEachExpression(test, (node) => {
    if (node.kind === 'attribute') found ||= asking.test(node.name);
    else if (node.kind === 'name') found ||= asking.test(node.id) || isFlag(node.id, scope, context, depth);
    return !found;
  });
  return found;
}

function isFlag(name: string, scope: Scope, context: Context, depth: number): boolean {
  if (depth >= deepest) return false;
  const bindings = definingScope(name, scope)?.bindings.get(name) ?? [];
  return bindings.some((binding) => isFlagBinding(binding, context, depth));
}

function isFlagBinding(binding: Binding, context: Context, depth: number): boolean {
  if (binding.kind === 'value') return asks(binding.value, binding.scope, context, depth + 1);
  if (binding.kind !== 'import') return false;
  const origin = context.program.origin(binding);
  return (
    origin?.module.scope.bindings.get(origin.name)?.some((each) => each.kind === 'value' && isFlagBinding(each, context, depth + 1)) ??
    false
  );
}
