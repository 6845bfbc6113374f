/** The control-flow graph of a body, with the properties and special methods it runs as events of their own. */

import type { Unit } from '../../ir/module.ts';
import type { Statement } from '../../ir/statement.ts';
import { forEachStatement } from '../../ir/visit.ts';
import type { Cfg } from '../../semantic/flow/cfg.ts';
import { type BodyPart, buildCfg } from '../../semantic/flow/cfg-builder.ts';
import { mayRunCode } from '../calls/invocations.ts';
import { type Body, defineAnalysis } from '../context.ts';

export const controlFlow = defineAnalysis<Body, Cfg>({
  name: 'control-flow',
  compute: (body, context) => buildCfg(partsOf(body), (node) => mayRunCode(node, body, context)),
});

/** Every statement of a body, nested blocks included, definitions not entered. */
export function forEachStatementOf(body: Body, visit: (statement: Statement, unit: Unit) => void): void {
  for (const { statements, unit } of partsOf(body)) forEachStatement({ statements }, (statement) => visit(statement, unit));
}

export const partsOf = (body: Body): readonly BodyPart[] =>
  body.kind === 'module'
    ? body.body.map(({ statement, unit }) => ({ unit, statements: [statement] }))
    : [{ unit: body.unit, statements: body.ir.body.statements }];
