/**
 * Where a place that several threads update lives: an attribute in the `__init__` of its class, a variable in its module
 * or in the function around. Errs towards `undefined`: a value that is born elsewhere, another object's attribute.
 */
import type { FixContext } from './fix.ts';
import { boundTexts, freshName } from './names.ts';
import { enclosingFunction, type Placed, type Step, type Suite, statementsIn, suitesOf } from './navigate.ts';

/** Where the place lives: what makes it, who may update it, and what it and its lock are called there. */
export interface Home {
  readonly birth: Placed;
  readonly lock: string;
  readonly users: readonly { readonly fn: Placed; readonly place: string; readonly lock: string }[];
}

/** `place` is `name` or `receiver.attribute`, as the function at the end of the path calls it. */
export function homeOf(context: FixContext, path: readonly Step[], place: string): Home | undefined {
  const [name = '', attribute] = place.split('.');
  return attribute ? homeOfAttribute(context, path, name, attribute) : homeOfVariable(context, path, name);
}

/** `self.total`, which `__init__` sets. */
function homeOfAttribute(context: FixContext, path: readonly Step[], receiver: string, attribute: string): Home | undefined {
  const cls = path.findLast(({ placed }) => placed.statement.kind === 'class')?.placed;
  const methods = cls ? suitesOf(cls).flatMap(({ statements }) => statements.filter(isFunction)) : [];
  if (enclosingFunction(path)?.fn.parameters[0]?.name !== receiver) return undefined;
  const init = methods.find(({ statement }) => statement.kind === 'function' && statement.fn.name === '__init__');
  const maker = init && receiverOf(init);
  const birth = init && bornIn(context, suitesOf(init), `${maker}.${attribute}`);
  const name = freshName(context.text, ['_lock', `_${attribute.replace(/^_+/, '')}_lock`]);
  const users = methods
    .filter((fn) => fn !== init)
    .map((fn) => ({ fn, place: `${receiverOf(fn)}.${attribute}`, lock: `${receiverOf(fn)}.${name}` }));
  return birth && { birth, lock: `${maker}.${name}`, users };
}

/** A variable of the module, or of the function around. */
function homeOfVariable(context: FixContext, path: readonly Step[], name: string): Home | undefined {
  const scopes = [...path].reverse().flatMap(({ suite }) => (suite.part === 'function' || suite.part === 'module' ? [suite] : []));
  const scope = scopes.find((suite) => !declaresOuter(suite, name) && bornIn(context, [suite], name) !== undefined);
  const birth = scope && bornIn(context, [scope], name);
  const lock = freshName(context.text, [`${name.replace(/^_+/, '')}_lock`]);
  const fns = scope ? statementsIn([scope], true).filter(isFunction) : [];
  const isOwn = (fn: Placed): boolean => {
    const inside = statementsIn(suitesOf(fn), false);
    const isOuter = suitesOf(fn).some((suite) => declaresOuter(suite, name));
    const isParameter = fn.statement.kind === 'function' && fn.statement.fn.parameters.some((each) => each.name === name);
    return isParameter || (!isOuter && inside.some((each) => boundTexts(context, each).includes(name)));
  };
  return birth && { birth, lock, users: fns.filter((fn) => !isOwn(fn)).map((fn) => ({ fn, place: name, lock })) };
}

export const isFunction = ({ statement }: Placed): boolean => statement.kind === 'function';

const receiverOf = ({ statement }: Placed): string | undefined =>
  statement.kind === 'function' ? statement.fn.parameters[0]?.name : undefined;

/** The first statement of the suites themselves that binds the place. */
const bornIn = (context: FixContext, suites: readonly Suite[], place: string): Placed | undefined =>
  suites.flatMap(({ statements }) => statements).find((each) => boundTexts(context, each).includes(place));

const declaresOuter = (suite: Suite, name: string): boolean =>
  statementsIn([suite], false).some(
    ({ statement }) => (statement.kind === 'global' || statement.kind === 'nonlocal') && statement.names.includes(name),
  );
