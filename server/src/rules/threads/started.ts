/** Where a thread was started, as a place to show: the `start()`, the call of a helper, or the construction. */
import { type Body, locate } from '../../analysis/context.ts';
import type { Location } from '../../analysis/location.ts';
import type { CfgNode } from '../../semantic/flow/cfg.ts';

export const begun = ({ unit, expression, statement }: CfgNode, body: Body): Location =>
  locate(body, unit, expression ?? statement ?? { start: 0, end: 0 });
