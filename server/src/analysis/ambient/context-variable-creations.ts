/** Context variables that are made in a function, each call another one, and such as have a default that all contexts share and change. */
import type { Call } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { unwrap } from '../../ir/visit.ts';
import { leads } from '../../semantic/leading-names.ts';
import { decoratorNames } from '../../semantic/symbols.ts';
import { spellingsOf } from '../calls/spellings.ts';
import { isSurely } from '../calls/sure-names.ts';
import { type Body, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';

export interface ContextVariableCreation {
  readonly call: Call;
  readonly unit: Unit;
  readonly how: 'mutable-default' | 'in-function';
}

export const contextVariableNames = spellingsOf('context-variable-constructors', () => ['contextvars.ContextVar']);

/** In source order. */
export const contextVariableCreations = defineAnalysis<Body, readonly ContextVariableCreation[]>({
  name: 'context-variable-creations',
  compute: (body, context) => {
    const names = context.get(contextVariableNames, context);
    const made = body.calls.filter(
      ({ call: { callee }, scope }) =>
        leads(names, callee, scope) && isSurely(callee, scope, context, (name) => name === 'contextvars.ContextVar'),
    );
    const isRepeated = made.length > 0 && mayRunOften(body);
    return made.flatMap(({ call, unit }): readonly ContextVariableCreation[] => [
      ...(hasMutableDefault(call) ? [{ call, unit, how: 'mutable-default' as const }] : []),
      ...(isRepeated && !isKept(call, body) ? [{ call, unit, how: 'in-function' as const }] : []),
    ]);
  },
});

function hasMutableDefault({ arguments: given }: Call): boolean {
  const value = given.find(({ keyword }) => keyword === 'default')?.value;
  const node = value && unwrap(value);
  if (node?.kind === 'call') return node.arguments.length === 0 && node.callee.kind === 'name' && /^(list|dict|set)$/.test(node.callee.id);
  return node?.kind === 'comprehension' || (node?.kind === 'collection' && node.type !== 'tuple');
}

/** A constructor makes one for each object, as long as there is a program; a cached function makes one for good. */
const mayRunOften = (body: Body): boolean =>
  body.kind === 'function' && body.name !== '__init__' && !decoratorNames(body).some((name) => /cache|fixture|property/i.test(name));

/** For a global or an attribute, which outlive the call, or for whoever calls. */
function isKept(call: Call, body: Body): boolean {
  let kept = false;
  forEachStatementOf(body, (statement) => {
    if (statement.kind === 'return' && statement.value && unwrap(statement.value) === call) kept = true;
    const value = statement.kind === 'assign' || statement.kind === 'annotated' ? statement.value : undefined;
    const targets = statement.kind === 'assign' ? statement.targets : statement.kind === 'annotated' ? [statement.target] : [];
    if (value && unwrap(value) === call) kept ||= !targets.every((each) => each.kind === 'name' && !body.scope.globals.has(each.id));
  });
  return kept;
}
