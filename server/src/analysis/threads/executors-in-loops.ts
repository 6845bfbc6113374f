/**
 * Pools that each turn of a loop makes anew and ends again: threads or processes start and end every time round. Errs on the
 * side of silence: a `for` whose turns end in no other way, a `with` directly in it, made from nothing that the loop changes,
 * and nothing about fresh workers: no initializer, no end after so many jobs.
 */
import { namesIn, targetsOf } from '../../ir/binding.ts';
import type { Call } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Statement, With } from '../../ir/statement.ts';
import { expressionsOf, forEachStatement, someExpression, unwrap } from '../../ir/visit.ts';
import { lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { blocks } from '../flow/blocks.ts';

type Loop = Statement & { kind: 'for' };

export interface ExecutorInLoop {
  readonly creation: Call;
  readonly unit: Unit;
  readonly loop: Loop;
  readonly block: With;
  /** The user's name for it, or what makes it. */
  readonly name: string | undefined;
  /** The `with` is all that a turn does. */
  readonly isAll: boolean;
}

/** In source order. */
export const executorsInLoops = defineAnalysis<Body, readonly ExecutorInLoop[]>({
  name: 'executors-in-loops',
  compute: (body, context) =>
    context.get(blocks, body).flatMap(({ statements, unit, around }): readonly ExecutorInLoop[] => {
      const loop = around.at(-1);
      if (loop?.kind !== 'for' || loop.isAsync || loop.body.statements !== statements || around.some(({ kind }) => kind === 'try'))
        return [];
      return statements.flatMap((block) => (block.kind === 'with' ? entered(block, loop, unit, body, context) : []));
    }),
});

function entered(block: With, loop: Loop, unit: Unit, body: Body, context: Context): readonly ExecutorInLoop[] {
  const [item, ...more] = block.items;
  const creation = item && unwrap(item.context);
  if (!item || more.length > 0 || creation?.kind !== 'call' || !isPool(creation, body, context)) return [];
  const changed = new Set(boundIn(loop));
  const depends = creation.arguments.some(
    ({ keyword, star, value }) =>
      star > 0 ||
      fresh.has(keyword ?? '') ||
      someExpression(value, (node) => node.kind === 'call' || (node.kind === 'name' && changed.has(node.id))),
  );
  if (depends || creation.arguments.length > 1 || endsOrSleeps(loop)) return [];
  const name = item.target?.kind === 'name' ? item.target.id : undefined;
  return [{ creation, unit, loop, block, name, isAll: loop.body.statements.length === 1 && !loop.orElse }];
}

/** Arguments that ask for workers which have done nothing yet. */
const fresh: ReadonlySet<string> = new Set(['initializer', 'initargs', 'maxtasksperchild', 'max_tasks_per_child']);

const isPool = (creation: Call, { scope }: Body, context: Context): boolean =>
  context.evaluator
    .evaluate(creation, scope)
    .values.some(
      (value) => value.kind === 'instance' && context.models.pool(value.type)?.runsIn !== undefined && value.site?.call === creation,
    );

function boundIn(loop: Loop): readonly string[] {
  const found = [...namesIn(loop.target)];
  forEachStatement(loop.body, (statement) => found.push(...targetsOf(statement).flatMap(namesIn)));
  return found;
}

/** A loop that tries until it succeeds, or that keeps a pace. */
function endsOrSleeps(loop: Loop): boolean {
  let found = false;
  forEachStatement(loop.body, (statement) => {
    found ||= statement.kind === 'break' || statement.kind === 'return' || statement.kind === 'raise' || statement.kind === 'try';
    for (const expression of expressionsOf(statement))
      found ||= someExpression(
        expression,
        (node) => node.kind === 'call' && /sleep|time|perf_counter/.test(lastIdentifier(node.callee) ?? ''),
      );
  });
  return found;
}
