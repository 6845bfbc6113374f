/**
 * What a web framework keeps for the request that is being handled, such as `flask.request`, read in a thread of the
 * program's own. Which objects these are is said by the table. Errs towards silence: only code that threads alone run,
 * and nothing where somebody brings a context along.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { forEachExpressionIn } from '../../ir/visit.ts';
import { leads } from '../../semantic/leading-names.ts';
import { type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import { spellingsOf } from '../calls/spellings.ts';
import { isSurely } from '../calls/sure-names.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { onlyThreadsOf } from '../parallel/only-threads.ts';
import type { Root } from '../parallel/roots.ts';

export interface RequestInWorker {
  readonly node: Expression;
  readonly unit: Unit;
  readonly root: Root;
}

const ofRequests = (models: Context['models']): readonly string[] =>
  models.namesIn('sharing').filter((name) => models.sharing(name)?.threads === 'request');

export const requestNames = spellingsOf('request-names', ({ models }) => ofRequests(models));

/** The first in the function; none where there is none. */
export const requestInWorker = defineAnalysis<Body, RequestInWorker | undefined>({
  name: 'request-in-worker',
  compute: (body, context) => {
    if (body.kind !== 'function' || body.ir.hasError || bringsContext(body)) return undefined;
    const node = firstRead(body, context);
    const roots = node ? onlyThreadsOf(body, context) : [];
    const [root] = roots;
    return node && root && !roots.some((each) => bringsContext(each.body)) ? { node, unit: body.unit, root } : undefined;
  },
});

/** `request.args`: what is only handed on need not be looked into. */
function firstRead(fn: FunctionSymbol, context: Context): Expression | undefined {
  const names = context.get(requestNames, context);
  let found: Expression | undefined;
  forEachExpressionIn(fn.ir.body, (node) => {
    if (found || node.kind !== 'attribute' || !leads(names, node.object, fn.scope)) return !found;
    const isOfRequest = isSurely(node.object, fn.scope, context, (name) => context.models.sharing(name)?.threads === 'request');
    if (isOfRequest) found = node.object;
    return !found;
  });
  return found;
}

/** `with app.app_context():`, `@copy_current_request_context` */
const bringsContext = (body: Body): boolean =>
  (body.kind === 'function' && body.signature.decorators.some(isContext)) || body.calls.some(({ call }) => isContext(call.callee));

const isContext = (node: Expression): boolean => /context/i.test(lastIdentifier(node) ?? '');
