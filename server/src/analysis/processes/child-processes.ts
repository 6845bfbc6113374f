/**
 * What a body does with the child processes that it makes and that no nested function sees: those of `subprocess`, and
 * those of asyncio, which tasks wait for.
 */
import type { Span } from '../../base/span.ts';
import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression, Name } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { expressionsOf, forEachExpression, forEachStatement, unwrap } from '../../ir/visit.ts';
import type { CallSite } from '../../semantic/symbols.ts';
import type { Body, Context } from '../context.ts';
import { partsOf } from '../flow/control-flow.ts';
import { isSeenInside, type Use, usesOf } from '../objects/name-uses.ts';

export interface ChildCall {
  readonly call: Call;
  readonly unit: Unit;
  /** The word behind the dot. */
  readonly method: Span;
  /** The user's name for the process. */
  readonly process: string;
  readonly creation: CallSite;
  /** `stdout`, `stderr`: those that are pipes. */
  readonly streams: readonly string[];
  /** A process of asyncio, whose methods are awaited. */
  readonly isTask: boolean;
  /** All of this name in the body, in the order of the text; being bound is no use. */
  readonly uses: readonly Use[];
  /** Which of them is this call. */
  readonly at: number;
}

/** `process.name(…)`, in source order. */
export const childCalls = (name: 'wait' | 'communicate', body: Body, context: Context): readonly ChildCall[] =>
  body.calls.flatMap(({ call, unit, scope }): readonly ChildCall[] => {
    const called = scope === body.scope ? calledOn(call, name) : undefined;
    const made = called && madeHere(called.object, body, context);
    if (!called || !made || isSeenInside(called.object.id, body)) return [];
    const uses = usesOf(called.object.id, body);
    const at = uses.findIndex(({ node }) => node === called.object);
    return at < 0 ? [] : [{ ...made, call, unit, method: called.nameSpan, process: called.object.id, uses, at }];
  });

function calledOn({ callee }: Call, name: string): { readonly object: Name; readonly nameSpan: Span } | undefined {
  if (callee.kind !== 'attribute' || callee.name !== name) return undefined;
  const { object, nameSpan } = callee;
  return object.kind === 'name' ? { object, nameSpan } : undefined;
}

/** The classes of processes, and which arguments of their makers are the pipes; those of asyncio's have names only. */
const classes: ReadonlyMap<string, { readonly isTask: boolean; readonly stdout: number; readonly stderr: number }> = new Map([
  ['subprocess.Popen', { isTask: false, stdout: 4, stderr: 5 }],
  ['asyncio.subprocess.Process', { isTask: true, stdout: Infinity, stderr: Infinity }],
]);

const pipes: ReadonlySet<string> = new Set(['subprocess.PIPE', 'asyncio.subprocess.PIPE']);

/** By one call in this body, which gives the variable its value. */
function madeHere(object: Name, body: Body, context: Context): Pick<ChildCall, 'creation' | 'isTask' | 'streams'> | undefined {
  const { values, open } = context.evaluator.evaluate(object, body.scope);
  const [value] = values;
  if (open || values.length !== 1 || value?.kind !== 'instance' || value.origin) return undefined;
  const made = classes.get(value.type);
  const creation = made && creationOf(object, value.site, body);
  if (!creation) return undefined;
  const isGiven = (name: 'stdout' | 'stderr'): boolean => isPipe(argumentAt(creation.call, made[name], name)?.value, creation, context);
  return { creation, isTask: made.isTask, streams: (['stdout', 'stderr'] as const).filter(isGiven) };
}

/** What is awaited has no place of its own: the variable must have no other value. Elements of a list are the list's. */
function creationOf({ id }: Name, site: CallSite | undefined, { scope }: Body): CallSite | undefined {
  const bindings = scope.bindings.get(id) ?? [];
  const sites = bindings.flatMap((binding): readonly CallSite[] => {
    if ((binding.kind !== 'value' && binding.kind !== 'entered') || binding.scope !== scope) return [];
    const value = unwrap(binding.value);
    const call = value.kind === 'await' ? unwrap(value.value) : value;
    return call.kind === 'call' ? [{ call, scope, unit: binding.unit }] : [];
  });
  return site ? sites.find(({ call }) => call === site.call) : bindings.length === 1 ? sites[0] : undefined;
}

function isPipe(given: Expression | undefined, { scope }: CallSite, { evaluator }: Context): boolean {
  const { values, open } = given ? evaluator.evaluate(given, scope) : { values: [], open: true };
  const [value] = values;
  return !open && values.length === 1 && value?.kind === 'library' && pipes.has(value.name);
}

/** `await call`, with nothing in between. */
export function isAwaited(call: Call, body: Body): boolean {
  let found = false;
  for (const { statements } of partsOf(body))
    forEachStatement({ statements }, (statement) => {
      for (const expression of found ? [] : expressionsOf(statement))
        forEachExpression(expression, (node) => {
          found ||= node.kind === 'await' && unwrap(node.value) === call;
          return !found;
        });
    });
  return found;
}
