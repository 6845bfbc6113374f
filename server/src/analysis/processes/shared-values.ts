/**
 * Values and arrays that processes share (`multiprocessing.Value`, `Array`), read and written back in two steps: each step
 * takes the value's own lock, and between them another process comes. Errs on the side of silence: both updates mean one
 * object that was made by a constructor in sight, and one element of it; they may run at the same time, and neither holds any
 * lock.
 */
import type { Attribute, Expression, Subscript } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import type { Statement } from '../../ir/statement.ts';
import { forEachStatement, someExpression, unwrap } from '../../ir/visit.ts';
import type { CallSite } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis, moduleOf } from '../context.ts';
import { controlFlow, partsOf } from '../flow/control-flow.ts';
import { locksBefore } from '../locks/caller-locks.ts';
import { lockEvents } from '../locks/lock-events.ts';
import { pathOf } from '../objects/access-path.ts';
import { type Parallel, type Place, parallelsOf } from '../parallel/may-happen-in-parallel.ts';
import { nodesFor } from '../shared/access-nodes.ts';
import { mayHoldUnknown } from '../shared/held-at.ts';
import { originsOfPath } from '../shared/origins.ts';
import { isOneObject } from '../shared/races.ts';

export interface ValueUpdate {
  readonly body: Body;
  readonly unit: Unit;
  readonly statement: Statement;
  /** `total.value`, `counts[i]` */
  readonly target: Attribute | Subscript;
  readonly creation: CallSite;
}

export interface LostValueUpdate {
  readonly update: ValueUpdate;
  /** The same where several processes run it. */
  readonly other: ValueUpdate;
  readonly parallel: Parallel;
}

/** Whether the program makes such values, by spelling. */
export const sharesValues = (_: Body, { program }: Context): boolean =>
  ['Value', 'Array', 'RawValue', 'RawArray'].some((name) => program.mentions(name).length > 0);

/** In source order. The other update is in the same module. */
export const lostValueUpdates = defineAnalysis<Body, readonly LostValueUpdate[]>({
  name: 'lost-value-updates',
  compute: (body, context) =>
    context.get(bareUpdates, body).flatMap((update): readonly LostValueUpdate[] => {
      const module = moduleOf(body);
      const all = [module, ...module.functions].flatMap((each) => context.get(bareUpdates, each));
      for (const other of [update, ...all.filter((each) => each !== update)]) {
        const parallel = isOfOne(update, other) ? meeting(update, other, context) : undefined;
        if (parallel) return [{ update, other, parallel }];
      }
      return [];
    }),
});

/** By the call that made it, and by the element. */
const isOfOne = (a: ValueUpdate, b: ValueUpdate): boolean =>
  a.creation.call === b.creation.call &&
  (a.target.kind === 'attribute' || (b.target.kind === 'subscript' && isSameElement(a.target.indices, b.target.indices)));

/** Of elements that are known only when it runs, each process may have its own. */
const isSameElement = (a: readonly Expression[], b: readonly Expression[]): boolean =>
  a.every((index) => index.kind === 'constant') && a.map(render).join() === b.map(render).join();

function meeting(update: ValueUpdate, other: ValueUpdate, context: Context): Parallel | undefined {
  const [left, right] = [update.target.object, other.target.object].map((object, index) =>
    pathOf(object, (index === 0 ? update : other).body.scope, context),
  );
  if (!left || !right) return undefined;
  return parallelsOf(placeOf(update, context), placeOf(other, context), context).find(
    (parallel) =>
      parallel.how === 'processes' &&
      isOneObject(
        originsOfPath(left, update.body, parallel.first, context),
        originsOfPath(right, other.body, parallel.second, context),
        parallel,
      ),
  );
}

const nodesOf = ({ body, unit, statement, target }: ValueUpdate, context: Context) =>
  nodesFor({ unit, at: target, statement }, context.get(controlFlow, body).nodes);

const placeOf = (update: ValueUpdate, context: Context): Place => ({ body: update.body, node: nodesOf(update, context)[0] });

/** Under no lock, known or unknown, nor one that may not have been got. */
const bareUpdates = defineAnalysis<Body, readonly ValueUpdate[]>({
  name: 'bare-value-updates',
  compute: (body, context) => {
    const found: ValueUpdate[] = [];
    for (const { unit, statements } of partsOf(body))
      forEachStatement({ statements }, (statement) => {
        const target = updatedBy(statement);
        const creation = target && creationOf(target, body, context);
        if (target && creation) found.push({ body, unit, statement, target, creation });
      });
    return found.filter((update) => isBare(update, context));
  },
});

/** `v.value += 1`, `v.value = v.value + 1`, and the same of an element. */
function updatedBy(statement: Statement): Attribute | Subscript | undefined {
  if (statement.kind !== 'augmented' && statement.kind !== 'assign') return undefined;
  const [written, ...more] = statement.kind === 'augmented' ? [statement.target] : statement.targets;
  const target = written && unwrap(written);
  if (!target || more.length > 0 || (target.kind !== 'subscript' && !(target.kind === 'attribute' && target.name === 'value')))
    return undefined;
  const text = render(target);
  return statement.kind === 'augmented' || someExpression(statement.value, (node) => node.kind === target.kind && render(node) === text)
    ? target
    : undefined;
}

function creationOf({ object, kind }: Attribute | Subscript, body: Body, { evaluator }: Context): CallSite | undefined {
  const { values } = evaluator.evaluate(object, body.scope);
  const [value] = values;
  if (values.length !== 1 || value?.kind !== 'instance') return undefined;
  const types = kind === 'attribute' ? /^multiprocessing\.(Raw)?Value$/ : /^multiprocessing\.(Raw)?Array$/;
  return types.test(value.type) ? value.site : undefined;
}

function isBare(update: ValueUpdate, context: Context): boolean {
  const { body, target } = update;
  const nodes = nodesOf(update, context);
  return (
    nodes.length > 0 &&
    !mayHoldUnknown(target, body, context) &&
    ![...context.get(lockEvents, body).values()].some(({ mode }) => mode === 'attempt') &&
    nodes.every(({ id }) => {
      const held = locksBefore(id, body, context);
      return held !== 'all' && held?.size === 0;
    })
  );
}
