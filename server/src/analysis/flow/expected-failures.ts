/**
 * Code that is meant to fail: the blocks of `with self.assertRaises(…)`, `pytest.raises(…)`, `assertWarns` and their
 * like. By spelling alone: whoever writes such a name says what to expect.
 */

import { contains } from '../../base/span.ts';
import type { Unit } from '../../ir/module.ts';
import { lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, defineAnalysis } from '../context.ts';
import type { Location } from '../location.ts';
import { forEachStatementOf } from './control-flow.ts';

interface Block {
  readonly unit: Unit;
  readonly start: number;
  readonly end: number;
}

export const expectedFailures = defineAnalysis<Body, readonly Block[]>({
  name: 'expected-failures',
  compute: (body) => {
    const found: Block[] = [];
    if (!body.hasWith) return found;
    forEachStatementOf(body, (statement, unit) => {
      const expects =
        statement.kind === 'with' &&
        statement.items.some(({ context }) => context.kind === 'call' && expecting.test(lastIdentifier(context.callee) ?? ''));
      if (expects) found.push({ unit, start: statement.body.start, end: statement.body.end });
    });
    return found;
  },
});

const expecting = /^(assert_?(raises|warns|logs)\w*|raises|warns|check_warnings|deprecated_call)$/i;

/** Whether a place lies in such a block. */
export const isExpectedToFail = (at: Location, blocks: readonly Block[]): boolean =>
  blocks.some((block) => block.unit === at.unit && contains(block, at));
