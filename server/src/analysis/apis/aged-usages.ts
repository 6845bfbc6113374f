/**
 * What ages only in one kind of use: asking for an event loop where none runs, giving coroutines to `asyncio.wait`,
 * entering an asyncio lock by a plain `with`. Errs towards silence: that no loop runs is taken as known only where the
 * same code goes on to run the loop, which could not be done on a running one.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import type { Statement, With } from '../../ir/statement.ts';
import { forEachStatement, unwrap } from '../../ir/visit.ts';
import type { VersionModel } from '../../models/versions.ts';
import { leads } from '../../semantic/leading-names.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import type { Scope } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis, locate } from '../context.ts';
import type { Location } from '../location.ts';
import { isTest } from '../tests.ts';
import { type Age, agedSpellings, ageOf } from './ageing.ts';
import { isBehindTest, type Place, visitBody } from './guarded-code.ts';

export interface AgedUsage {
  readonly name: string;
  readonly row: VersionModel;
  readonly age: Age;
  readonly use: NonNullable<VersionModel['when']>;
  readonly at: Location;
  /** The call, or what the `with` enters. */
  readonly node: Expression;
}

type Use = AgedUsage['use'];

/** In the order of the walk. */
export const agedUsages = defineAnalysis<Body, readonly AgedUsage[]>({
  name: 'aged-usages',
  compute: (body, context) => {
    const { uses } = context.get(agedSpellings, context);
    if (uses.size === 0 || (!body.calls.some(({ call, scope }) => isCallOf(call, scope, uses)) && !body.hasWith)) return [];
    const found: AgedUsage[] = [];
    visitBody(body, context, {
      expression: (node, guard, unit) => {
        if (node.kind === 'call' && isCallOf(node, body.scope, uses)) found.push(...calledUses(node, { body, unit, guard, context }));
      },
      statement: (node, guard, unit) => {
        if (node.kind === 'with' && !node.isAsync && uses.has('in-plain-with'))
          found.push(...enteredUses(node, { body, unit, guard, context }));
      },
    });
    return found.length > 0 && context.get(isBehindTest, body) ? [] : found;
  },
});

const isCallOf = ({ callee }: Call, scope: Scope, uses: ReadonlyMap<Use, ReadonlySet<string>>): boolean =>
  [...uses.values()].some((names) => leads(names, callee, scope));

type Aged = Pick<AgedUsage, 'name' | 'row' | 'age' | 'use'>;

/** The row that all the values have; undefined where one has none. */
function agedName(names: readonly (string | undefined)[], context: Context): Aged | undefined {
  const found = names.map((name) => {
    const row = name === undefined ? undefined : context.models.version(name);
    const age = row && ageOf(row, context);
    return name !== undefined && row?.when && age ? { name, row, age, use: row.when } : undefined;
  });
  const [first] = found;
  return first && found.every((each) => each?.use === first.use) ? first : undefined;
}

function calledUses(call: Call, { body, unit, guard, context }: Place): readonly AgedUsage[] {
  const names = objectsOf(context.evaluator.evaluate(call.callee, body.scope)).map(qualifiedNameOf);
  const aged = agedName(names, context);
  if (!aged || guard.tested || !isSuchUse(call, aged.use, { body, unit, guard, context })) return [];
  return [{ ...aged, at: locate(body, unit, call), node: call }];
}

function isSuchUse(call: Call, use: Use, place: Place): boolean {
  switch (use) {
    case 'no-running-loop':
      return isWithoutLoop(call, place);
    case 'given-coroutines':
      return givesCoroutines(call, place);
    case 'given-arguments':
      return call.arguments.some(({ star }) => star === 0) && !place.guard.caught.has('TypeError');
    default:
      return false;
  }
}

const runners: ReadonlySet<string> = new Set(['run_until_complete', 'run_forever']);

/** The loop that is asked for is run here, and nobody has made one for this thread before. */
function isWithoutLoop(call: Call, { body, guard, context }: Place): boolean {
  if ((body.kind === 'function' && body.signature.isAsync) || isTest(body)) return false;
  if (guard.caught.has('RuntimeError') || guard.caught.has('Exception') || setsLoop(context)) return false;
  const holders = holdersOf(call, body);
  return body.calls.some(({ call: { callee } }) => {
    if (callee.kind !== 'attribute' || !runners.has(callee.name)) return false;
    const object = unwrap(callee.object);
    return object === call || holders.has(render(object));
  });
}

const setsLoop = (context: Context): boolean =>
  ['set_event_loop', 'set_event_loop_policy'].some((name) =>
    context.program.mentions(name).some(({ scope }) => scope.owner.kind === 'class' || !isTest(scope.owner)),
  );

/** Names and attributes that the body gives the value of the call to, and nothing else. */
function holdersOf(call: Call, body: Body): ReadonlySet<string> {
  const found = new Set<string>();
  const other = new Set<string>();
  forEachStatement({ statements: statementsOf(body) }, (statement) => {
    if (statement.kind !== 'assign') return;
    for (const target of statement.targets) (unwrap(statement.value) === call ? found : other).add(render(target));
  });
  return new Set([...found].filter((name) => !other.has(name)));
}

const statementsOf = (body: Body): readonly Statement[] =>
  body.kind === 'function' ? body.ir.body.statements : body.body.map(({ statement }) => statement);

/** Whether all that is waited for are coroutines as far as anybody knows. */
function givesCoroutines(call: Call, { body, guard, context }: Place): boolean {
  const [given] = call.arguments;
  if (given?.star !== 0 || guard.caught.has('TypeError')) return false;
  const set = context.evaluator.elements(context.evaluator.evaluate(given.value, body.scope));
  return set.values.length > 0 && !set.open && set.values.every(({ kind }) => kind === 'coroutine');
}

/** `with lock:`, `with await lock:`, `with (yield from lock):` */
function enteredUses(node: With, { body, unit, guard, context }: Place): readonly AgedUsage[] {
  if (guard.tested) return [];
  return node.items.flatMap(({ context: entered }) => {
    const inner = unwrap(entered);
    const lock = inner.kind === 'await' ? inner.value : inner.kind === 'yield' && inner.delegates ? inner.value : inner;
    if (!lock) return [];
    const types = objectsOf(context.evaluator.evaluate(lock, body.scope)).map((value) =>
      value.kind === 'instance' ? value.type : undefined,
    );
    const aged = agedName(types, context);
    return aged?.use === 'in-plain-with' ? [{ ...aged, at: locate(body, unit, entered), node: lock }] : [];
  });
}
