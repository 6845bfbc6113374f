/**
 * Loops that take from one end of a pipe until EOFError says that the other is closed. Errs on the side of silence: nothing
 * else ends the loop, no mark, no count, no question whether there is something.
 */
import { contains, type Span } from '../../base/span.ts';
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import type { Block, Statement, Try } from '../../ir/statement.ts';
import { forEachStatement, someExpression } from '../../ir/visit.ts';
import { lastIdentifier } from '../../semantic/symbols.ts';
import type { Body, Context } from '../context.ts';
import { blocks, type PlacedBlock } from '../flow/blocks.ts';
import type { Use } from '../objects/name-uses.ts';

export interface EndlessRead {
  /** What is read from: the name in `reader.recv()`. */
  readonly end: Expression;
  /** The user's text for the call. */
  readonly text: string;
  readonly unit: Unit;
  /** The loop, or the `try` around it: all that is left to do is in there. */
  readonly whole: Statement;
}

/** The first loop that the uses of one name are the reading of. */
export function endlessRead(uses: readonly Use[], body: Body, context: Context): EndlessRead | undefined {
  if (uses.some(({ attribute = '' }) => attribute === 'poll')) return undefined;
  for (const { node, unit, attribute = '' } of uses) {
    if (!/^recv(_bytes)?$/.test(attribute)) continue;
    const around = innermost(context.get(blocks, body), unit, node)?.around ?? [];
    const loop = around.find(({ kind }) => kind === 'while');
    const tries = around.filter((each): each is Try => each.kind === 'try' && contains(each.body, node) && catchesEnd(each));
    const first = tries[0];
    if (loop?.kind !== 'while' || !first || !isTrue(loop.test) || endsOtherwise(loop.body, tries)) continue;
    return {
      end: node,
      text: `${render(node)}.${attribute}()`,
      unit,
      whole: around.find((each) => each === loop || each === first) ?? loop,
    };
  }
  return undefined;
}

const innermost = (all: readonly PlacedBlock[], unit: Unit, node: Span): PlacedBlock | undefined =>
  all.findLast((block) => block.unit === unit && block.statements.some((statement) => contains(statement, node)));

const isTrue = (test: Expression): boolean => test.kind === 'constant' && Boolean(test.value);

const catchesEnd = ({ handlers }: Try): boolean =>
  handlers.some(({ type }) => type !== undefined && someExpression(type, (node) => lastIdentifier(node) === 'EOFError'));

/** Outside the handlers. */
function endsOtherwise(body: Block, tries: readonly Try[]): boolean {
  const handlers = tries.flatMap((each) => each.handlers);
  let found = false;
  forEachStatement(body, (statement) => {
    const leaves = statement.kind === 'break' || statement.kind === 'return' || statement.kind === 'raise';
    found ||= leaves && !handlers.some((handler) => contains(handler, statement));
  });
  return found;
}
