/**
 * Waits for the end of a child process whose output goes into a pipe that nobody reads meanwhile: a pipe holds some 64 KB,
 * and the child waits with the rest. Errs on the side of silence: the process is made in the same body and is nobody
 * else's before the wait, one pipe that is read counts for both, and a wait with a timeout is not for ever.
 */
import type { Span } from '../../base/span.ts';
import { argumentAt } from '../../ir/arguments.ts';
import { targetsOf } from '../../ir/binding.ts';
import type { Call, Expression, Name } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { expressionsOf, forEachExpression, forEachExpressionIn, forEachStatement, unwrap } from '../../ir/visit.ts';
import type { CallSite } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { callUses } from '../flow/call-use.ts';
import { partsOf } from '../flow/control-flow.ts';

export interface UnreadPipe {
  readonly wait: Call;
  readonly unit: Unit;
  /** The user's name for the process. */
  readonly process: string;
  readonly creation: CallSite;
  /** `stdout`, `stderr`: those that are pipes. */
  readonly streams: readonly string[];
  /** The word `wait`. */
  readonly method: Span;
  /** A task waits, for a process of asyncio. */
  readonly isTask: boolean;
  /** Nobody looks at what `wait()` says, and nobody reads behind it: `communicate()` reads, and closes the pipes. */
  readonly mayCommunicate: boolean;
}

/** Of one body, in source order. */
export const unreadPipes = defineAnalysis<Body, readonly UnreadPipe[]>({
  name: 'unread-pipes',
  compute: (body, context) =>
    body.calls.flatMap(({ call, unit, scope }): readonly UnreadPipe[] => {
      const waited = scope === body.scope ? waitedFor(call) : undefined;
      const object = waited?.object;
      const made = object && madeHere(object, body, context);
      if (!waited || !object || !made || made.streams.length === 0 || isSeenInside(object.id, body)) return [];
      if (made.isTask !== isAwaited(call, body)) return [];
      const uses = usesOf(object.id, body);
      const at = uses.findIndex(({ node }) => node === object);
      const isRead = ({ attribute }: Use): boolean => attribute === undefined || reading.test(attribute);
      if (at < 0 || uses.slice(0, at).some(isRead)) return [];
      const mayCommunicate = context.get(callUses, body).get(call)?.how === 'ignored' && !uses.slice(at + 1).some(isRead);
      return [{ ...made, wait: call, method: waited.nameSpan, unit, process: object.id, mayCommunicate }];
    }),
});

const reading = /^(communicate|stdout|stderr)$/;

/** `p.wait` of `p.wait()`. */
function waitedFor({ callee, arguments: given }: Call): { readonly object: Name; readonly nameSpan: Span } | undefined {
  if (callee.kind !== 'attribute' || callee.name !== 'wait' || given.length > 0) return undefined;
  const { object, nameSpan } = callee;
  return object.kind === 'name' ? { object, nameSpan } : undefined;
}

/** The classes of processes, and which arguments of their makers are the pipes; those of asyncio's have names only. */
const classes: ReadonlyMap<string, { readonly isTask: boolean; readonly stdout: number; readonly stderr: number }> = new Map([
  ['subprocess.Popen', { isTask: false, stdout: 4, stderr: 5 }],
  ['asyncio.subprocess.Process', { isTask: true, stdout: Infinity, stderr: Infinity }],
]);

const pipes: ReadonlySet<string> = new Set(['subprocess.PIPE', 'asyncio.subprocess.PIPE']);

/** By one call in this body. */
function madeHere(object: Name, body: Body, context: Context): Pick<UnreadPipe, 'creation' | 'isTask' | 'streams'> | undefined {
  const { values, open } = context.evaluator.evaluate(object, body.scope);
  const [value] = values;
  if (open || values.length !== 1 || value?.kind !== 'instance' || value.origin) return undefined;
  const made = classes.get(value.type);
  const creation = value.site ?? awaitedFor(object, body);
  if (!made || creation?.scope !== body.scope) return undefined;
  const streams = (['stdout', 'stderr'] as const).filter((name) =>
    isPipe(argumentAt(creation.call, made[name], name)?.value, creation, context),
  );
  return { creation, isTask: made.isTask, streams };
}

/** The one `await …()` that gives the variable its value: what is awaited has no place of its own. */
function awaitedFor({ id }: Name, { scope }: Body): CallSite | undefined {
  const bindings = scope.bindings.get(id);
  const [binding] = bindings ?? [];
  if (bindings?.length !== 1 || binding?.kind !== 'value') return undefined;
  const value = unwrap(binding.value);
  const call = value.kind === 'await' ? unwrap(value.value) : undefined;
  return call?.kind === 'call' ? { call, scope: binding.scope, unit: binding.unit } : undefined;
}

function isPipe(given: Expression | undefined, { scope }: CallSite, { evaluator }: Context): boolean {
  const { values, open } = given ? evaluator.evaluate(given, scope) : { values: [], open: true };
  const [value] = values;
  return !open && values.length === 1 && value?.kind === 'library' && pipes.has(value.name);
}

/** What is handed to `gather()` or `wait_for()` may have a reader beside it, or an end. */
function isAwaited(call: Call, body: Body): boolean {
  let found = false;
  for (const block of partsOf(body))
    forEachExpressionIn(block, (node) => {
      found ||= node.kind === 'await' && unwrap(node.value) === call;
      return !found;
    });
  return found;
}

/** A function that may run meanwhile can read. */
const isSeenInside = (name: string, body: Body): boolean =>
  (body.kind === 'module' ? body.functions : body.inside).some((fn) => fn.mentioned.has(name));

interface Use {
  readonly node: Expression;
  /** What of it is used; undefined for the object itself. */
  readonly attribute: string | undefined;
}

/** In the order of the text; being bound is no use. */
function usesOf(name: string, body: Body): readonly Use[] {
  const found: Use[] = [];
  const visit = (node: Expression): boolean => {
    if (node.kind === 'attribute' && isName(node.object, name)) found.push({ node: node.object, attribute: node.name });
    else if (isName(node, name)) found.push({ node, attribute: undefined });
    return !(node.kind === 'attribute' && isName(node.object, name));
  };
  for (const { statements } of partsOf(body))
    forEachStatement({ statements }, (statement) => {
      const bound = new Set(targetsOf(statement));
      for (const expression of expressionsOf(statement))
        if (!(bound.has(expression) && isName(expression, name))) forEachExpression(expression, visit);
    });
  return found;
}

const isName = (node: Expression, name: string): boolean => node.kind === 'name' && node.id === name;
