/** The control-flow graph of a body, with the properties and special methods it runs as events of their own. */

import type { Cfg } from '../semantic/flow/cfg.ts';
import { type BodyPart, buildCfg } from '../semantic/flow/cfg-builder.ts';
import { type Body, defineAnalysis } from './context.ts';
import { mayRunCode } from './invocations.ts';

export const controlFlow = defineAnalysis<Body, Cfg>({
  name: 'control-flow',
  compute: (body, context) => buildCfg(partsOf(body), (node) => mayRunCode(node, body, context)),
});

export const partsOf = (body: Body): readonly BodyPart[] =>
  body.kind === 'module'
    ? body.body.map(({ statement, unit }) => ({ unit, statements: [statement] }))
    : [{ unit: body.unit, statements: body.ir.body.statements }];
