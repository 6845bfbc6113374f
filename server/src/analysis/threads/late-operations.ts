/** What raises because a thread has been started already: another `start()`, a change of `daemon`. */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import type { Statement } from '../../ir/statement.ts';
import { forEachStatement } from '../../ir/visit.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';
import { definingScope, lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { blocks, loopAround, type PlacedBlock } from '../flow/blocks.ts';
import { controlFlow } from '../flow/control-flow.ts';
import { isExpected } from '../flow/expected.ts';
import { type AccessPath, pathKey, pathOf } from '../objects/access-path.ts';
import { receiverOf, startable, startedThreads } from './started-threads.ts';

export interface LateOperation {
  /** What raises, with the unit its span counts in. */
  readonly at: Expression;
  readonly unit: Unit;
  /** The user's text for the thread. */
  readonly thread: string;
  /** What started it before; the operation itself in a loop. */
  readonly start: CfgNode | undefined;
}

const raised = ['RuntimeError', 'AssertionError'];

/** A second `start()` of the same thread. */
export const secondStarts = defineAnalysis<Body, readonly LateOperation[]>({
  name: 'second-starts',
  compute: (body, context) => [
    ...(context.get(startedThreads, body).length > 0 ? afterStart(body, context, startsAgain) : []),
    ...startsInLoops(body, context),
  ],
});

const startsAgain = (node: CfgNode): Expression | undefined => receiverOf(node, 'start');

/** `thread.daemon = True` on a thread that runs. */
export const lateDaemons = defineAnalysis<Body, readonly LateOperation[]>({
  name: 'late-daemons',
  compute: (body, context) => afterStart(body, context, setsDaemon),
});

function setsDaemon(node: CfgNode): Expression | undefined {
  const target = node.kind === 'assign' && node.statement?.kind === 'assign' ? node.statement.targets[0] : undefined;
  return target?.kind === 'attribute' && target.name === 'daemon' ? target.object : receiverOf(node, 'setDaemon');
}

function afterStart(body: Body, context: Context, objectAt: (node: CfgNode) => Expression | undefined): readonly LateOperation[] {
  const states = context.get(startedThreads, body);
  if (states.length === 0) return [];
  const found = new Map<Expression, LateOperation>();
  for (const node of context.get(controlFlow, body).nodes) {
    const object = objectAt(node);
    const path = object && startable(object, body, context);
    const start = path && states[node.id]?.get(pathKey(path));
    const at = node.expression ?? (node.statement?.kind === 'assign' ? node.statement.targets[0] : undefined);
    if (object && start && at && !isExpected(at, node.unit, raised, body, context))
      found.set(at, { at, unit: node.unit, thread: render(object), start: start.node });
  }
  return [...found.values()];
}

/** `for _ in range(3): thread.start()` with one thread, made before the loop. */
function startsInLoops(body: Body, context: Context): readonly LateOperation[] {
  if (!body.calls.some(({ call }) => lastIdentifier(call.callee) === 'start')) return [];
  return context.get(blocks, body).flatMap((block) => {
    const loop = loopAround(block);
    if (!loop || loop !== block.around.at(-1) || mayEnd(loop) || block.statements !== loop.body.statements) return [];
    return block.statements.flatMap((statement) => startedEachTurn(statement, loop, block, body, context));
  });
}

/** The loop is left in its first turn, perhaps. */
function mayEnd(loop: Statement & { kind: 'for' | 'while' }): boolean {
  let ends = loop.kind === 'for' && loop.iterable.kind === 'collection' && loop.iterable.elements.length < 2;
  forEachStatement(loop.body, ({ kind }) => (ends ||= kind === 'break' || kind === 'return' || kind === 'raise'));
  return ends;
}

function startedEachTurn(
  statement: Statement,
  loop: Statement,
  { unit }: PlacedBlock,
  body: Body,
  context: Context,
): readonly LateOperation[] {
  const call = statement.kind === 'expression' && statement.value.kind === 'call' ? statement.value : undefined;
  const object = call?.callee.kind === 'attribute' && call.callee.name === 'start' ? call.callee.object : undefined;
  if (!call || object?.kind !== 'name' || isExpected(call, unit, raised, body, context)) return [];
  const path = startable(object, body, context);
  return path && isBoundBefore(object.id, path, loop, body, context) ? [{ at: call, unit, thread: object.id, start: undefined }] : [];
}

function isBoundBefore(name: string, { root, attributes }: AccessPath, loop: Statement, body: Body, context: Context): boolean {
  const bindings = definingScope(name, body.scope)?.bindings.get(name) ?? [];
  const [binding] = bindings;
  if (bindings.length !== 1 || binding?.kind !== 'value' || binding.scope !== body.scope) return false;
  const isOwn = attributes.length === 0 && (root.kind === 'local' || root.kind === 'global');
  const isOutside = binding.at.end <= loop.start || binding.at.start >= loop.end || !sharesUnit(binding.unit, loop, body, context);
  return isOwn && isOutside && pathOf(binding.value, body.scope, context) === undefined;
}

/** Spans of a module's statements count in different units. */
const sharesUnit = (unit: Unit, loop: Statement, body: Body, context: Context): boolean =>
  body.kind === 'function' || context.get(blocks, body).some((block) => block.unit === unit && block.statements.includes(loop));
