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
import { expressionsOf, forEachExpression, forEachStatement } from '../../ir/visit.ts';
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
      const creation = object && madeHere(object, body, context);
      const streams = creation ? ['stdout', 'stderr'].filter((name) => isPipe(name, creation, context)) : [];
      if (!waited || !object || !creation || streams.length === 0 || isSeenInside(object.id, body)) return [];
      const uses = usesOf(object.id, body);
      const at = uses.findIndex(({ node }) => node === object);
      const isRead = ({ attribute }: Use): boolean => attribute === undefined || reading.test(attribute);
      if (at < 0 || uses.slice(0, at).some(isRead)) return [];
      const mayCommunicate = context.get(callUses, body).get(call)?.how === 'ignored' && !uses.slice(at + 1).some(isRead);
      return [{ wait: call, method: waited.nameSpan, unit, process: object.id, creation, streams, mayCommunicate }];
    }),
});

const reading = /^(communicate|stdout|stderr)$/;

/** `p.wait` of `p.wait()`. */
function waitedFor({ callee, arguments: given }: Call): { readonly object: Name; readonly nameSpan: Span } | undefined {
  if (callee.kind !== 'attribute' || callee.name !== 'wait' || given.length > 0) return undefined;
  const { object, nameSpan } = callee;
  return object.kind === 'name' ? { object, nameSpan } : undefined;
}

/** The one call that can have made it, in this body. */
function madeHere(object: Name, body: Body, { evaluator }: Context): CallSite | undefined {
  const { values, open } = evaluator.evaluate(object, body.scope);
  const [value] = values;
  if (open || values.length !== 1 || value?.kind !== 'instance' || value.type !== 'subprocess.Popen' || value.origin) return undefined;
  return value.site?.scope === body.scope ? value.site : undefined;
}

function isPipe(stream: string, { call, scope }: CallSite, { evaluator }: Context): boolean {
  const given = argumentAt(call, stream === 'stdout' ? 4 : 5, stream)?.value;
  const { values, open } = given ? evaluator.evaluate(given, scope) : { values: [], open: true };
  const [value] = values;
  return !open && values.length === 1 && value?.kind === 'library' && value.name === 'subprocess.PIPE';
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
