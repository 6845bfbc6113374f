/**
 * Changes inside what a manager's container holds: `shared['names'].append(x)` asks the manager for a copy of the list and
 * changes that. Errs towards silence: a container that is given proxies, whose contents are the manager's own.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { forEachExpression, unwrap } from '../../ir/visit.ts';
import { lastIdentifier, type Scope } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis, moduleOf } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';

export interface ChangeOfCopy {
  /** The call, or what is assigned to. */
  readonly node: Expression;
  readonly unit: Unit;
  /** `shared['names']` */
  readonly item: Expression;
}

const proxies = /^multiprocessing\.managers\.(DictProxy|ListProxy)$/;
const changing: ReadonlySet<string> = new Set(
  'append extend insert remove pop clear sort reverse add discard update setdefault popitem appendleft'.split(' '),
);

/** In source order. */
export const changesOfCopies = defineAnalysis<Body, readonly ChangeOfCopy[]>({
  name: 'changes-of-copies',
  compute: (body, context) => {
    const found: ChangeOfCopy[] = [];
    const look = (node: Expression, unit: Unit, scope: Scope): void => {
      const item = unwrap(node);
      if (item.kind === 'subscript' && isProxy(item.object, scope, context) && !holdsProxies(item.object, body, context))
        found.push({ node, unit, item });
    };
    for (const { call, unit, scope } of body.calls) {
      const { callee } = call;
      if (callee.kind === 'attribute' && changing.has(callee.name) && isDropped(call, body)) look(callee.object, unit, scope);
    }
    forEachStatementOf(body, (statement, unit) => {
      const targets = statement.kind === 'assign' ? statement.targets : statement.kind === 'augmented' ? [statement.target] : [];
      for (const target of targets) {
        const node = unwrap(target);
        if (node.kind === 'subscript') look(node.object, unit, body.scope);
      }
    });
    return found.sort((a, b) => a.node.start - b.node.start);
  },
});

/** What is changed and then used may be written back. */
function isDropped(call: Expression, body: Body): boolean {
  let found = false;
  forEachStatementOf(body, (statement) => {
    found ||= statement.kind === 'expression' && unwrap(statement.value) === call;
  });
  return found;
}

function isProxy(node: Expression, scope: Scope, { evaluator }: Context): boolean {
  const values = objectsOf(evaluator.evaluate(node, scope));
  return values.length > 0 && values.every((value) => value.kind === 'instance' && proxies.test(value.type));
}

/** Somewhere in the file something is put into a container of that name that a manager may have made: `shared[name] = manager.list()`. */
function holdsProxies(container: Expression, body: Body, context: Context): boolean {
  const name = lastIdentifier(container);
  const module = moduleOf(body);
  let found = false;
  for (const each of [module, ...module.functions]) {
    forEachStatementOf(each, (statement) => {
      if (statement.kind !== 'assign') return;
      const isMeant = statement.targets.some((target) => target.kind === 'subscript' && lastIdentifier(unwrap(target.object)) === name);
      const isMade = statement.targets.some((target) => lastIdentifier(target) === name);
      if (isMeant) found ||= !isPlain(statement.value, each.scope, context);
      if (isMade && mentionsProxy(statement.value, each.scope, context)) found = true;
    });
  }
  return found;
}

/** Among what it is made from. */
function mentionsProxy(made: Expression, scope: Scope, context: Context): boolean {
  let found = false;
  forEachExpression(made, (node) => {
    if (node.kind === 'call' && node !== unwrap(made) && isProxy(node, scope, context)) found = true;
    return !found;
  });
  return found;
}

/** A list, a dict, a number: what the manager gets a copy of. */
function isPlain(value: Expression, scope: Scope, { evaluator }: Context): boolean {
  const node = unwrap(value);
  if (node.kind === 'collection' || node.kind === 'comprehension' || node.kind === 'constant' || node.kind === 'binary') return true;
  const { values, open } = evaluator.evaluate(node, scope);
  return !open && values.length > 0 && values.every(({ kind }) => kind === 'collection' || kind === 'constant');
}
