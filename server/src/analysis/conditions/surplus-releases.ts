/**
 * Releases of a semaphore that nobody has acquired for: the count of free permits grows, and with it the limit. Where a
 * `finally` gives back what its body never took although every acquisition elsewhere is paired, or a `with` holds the
 * permit whose release stands inside. Errs on the side of silence: a semaphore that starts at zero is a signal, one that
 * anybody takes without giving back is handed over, and one that is passed on is out of sight.
 */
import { contains } from '../../base/span.ts';
import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { blocksOf, unwrap } from '../../ir/visit.ts';
import { type CallSite, lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, bodyOf, type Context, defineAnalysis } from '../context.ts';
import { blocks } from '../flow/blocks.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import type { AbstractLock } from '../locks/abstract-lock.ts';
import { type LockEvent, lockEvents } from '../locks/lock-events.ts';
import { isTest } from '../tests.ts';

export interface SurplusRelease {
  readonly release: Call;
  readonly unit: Unit;
  readonly lock: AbstractLock;
  /** The `with` around, where there is one. */
  readonly held: LockEvent | undefined;
}

/** Of one body; one for each call. */
export const surplusReleases = defineAnalysis<Body, readonly SurplusRelease[]>({
  name: 'surplus-releases',
  compute: (body, context) => {
    if (isTest(body) || !body.calls.some(({ call }) => lastIdentifier(call.callee) === 'release')) return [];
    const events = [...context.get(lockEvents, body).values()];
    const found = new Map<Call, SurplusRelease>();
    for (const { action, via, call, lock, node } of events) {
      if (action !== 'release' || via !== 'call' || !call || !countsUp(lock, context)) continue;
      const own = events.filter((event) => event.action === 'acquire' && event.lock.key === lock.key);
      const held = own.find((event) => event.via === 'with' && isInside(call, event));
      const isAlone = own.length === 0 ? isInFinally(call, node.unit, body, context) && isPairedElsewhere(lock, body, context) : false;
      const isDoubled = held !== undefined && own.every((event) => event.via === 'with');
      if (isAlone || isDoubled) found.set(call, { release: call, unit: node.unit, lock, held });
    }
    return [...found.values()];
  },
});

/** A semaphore with permits from the start whose release never raises. */
function countsUp({ type, sites }: AbstractLock, { models }: Context): boolean {
  const model = models.lock(type);
  if (model?.kind !== 'semaphore' || model.tooMany !== 'grows' || sites.length === 0) return false;
  return sites.every(({ call }) => {
    const value = argumentAt(call, 0, 'value')?.value;
    return value === undefined || (value.kind === 'constant' && typeof value.value === 'number' && value.value > 0);
  });
}

const isInside = (call: Expression, { node, at }: LockEvent): boolean =>
  node.statement?.kind === 'with' && contains(node.statement.body, call) && at !== call;

function isInFinally(call: Call, unit: Unit, body: Body, context: Context): boolean {
  return context
    .get(blocks, body)
    .some(
      ({ statements, unit: own }) =>
        own === unit &&
        statements.some(
          (statement) =>
            statement.kind === 'try' &&
            statement.finalBody &&
            statement.finalBody.start <= call.start &&
            call.end <= statement.finalBody.end,
        ),
    );
}

/** Every body that takes a permit gives it back itself, and some body takes one. */
function isPairedElsewhere({ path }: AbstractLock, body: Body, context: Context): boolean {
  const name = path.attributes.at(-1) ?? path.root.id.slice(path.root.id.lastIndexOf('.') + 1);
  const isPassedOn = context.program
    .mentions(name)
    .some(({ call }) => call.arguments.some(({ value }) => lastIdentifier(unwrap(value)) === name));
  if (isPassedOn) return false;
  const taking = sitesOf('acquire', name, context).flatMap(({ scope }) => bodyOf(scope) ?? []);
  const giving = new Set(sitesOf('release', name, context).flatMap(({ scope }) => bodyOf(scope) ?? []));
  const entered = neighbours(body).some((each) => enters(each, name));
  return taking.every((each) => each !== body && giving.has(each)) && (taking.length > 0 || entered) && !isHandedOver(name, context);
}

/** `sem.acquire` without a call: somebody else calls it. */
const isHandedOver = (name: string, context: Context): boolean =>
  ['acquire', 'release', '__enter__', '__exit__'].some((method) =>
    context.program
      .mentions(method)
      .some(({ call }) =>
        call.arguments.some(({ value }) => value.kind === 'attribute' && value.name === method && lastIdentifier(value.object) === name),
      ),
  );

const sitesOf = (method: string, name: string, context: Context): readonly CallSite[] =>
  context.program
    .mentions(method)
    .filter(({ call: { callee } }) => callee.kind === 'attribute' && callee.name === method && lastIdentifier(callee.object) === name);

/** The bodies of the class, or of the module. */
const neighbours = (body: Body): readonly Body[] =>
  body.kind === 'module' ? [body, ...body.functions] : body.cls ? body.cls.methods : body.module.functions;

function enters(body: Body, name: string): boolean {
  let found = false;
  if (body.hasWith)
    forEachStatementOf(body, (statement) => {
      found ||=
        statement.kind === 'with' &&
        blocksOf(statement).length > 0 &&
        statement.items.some(({ context }) => lastIdentifier(context) === name);
    });
  return found;
}
