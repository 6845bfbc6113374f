/**
 * `sys.exit()` in code that only threads run: it ends the thread and nothing else, and says nothing. Errs towards silence:
 * whoever catches the exception, there or where the thread begins, knows of it; a pool's job hands it on to its future.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { forEachStatement } from '../../ir/visit.ts';
import { leads } from '../../semantic/leading-names.ts';
import { lastIdentifier } from '../../semantic/symbols.ts';
import { spellingsOf } from '../calls/spellings.ts';
import { isSurely } from '../calls/sure-names.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { isExpected } from '../flow/expected.ts';
import { onlyThreadsOf } from '../parallel/only-threads.ts';
import type { Root } from '../parallel/roots.ts';

export interface ExitInWorker {
  readonly node: Expression;
  readonly unit: Unit;
  readonly root: Root;
}

const exits: ReadonlySet<string> = new Set(['sys.exit', 'exit', 'quit', 'SystemExit']);
export const exitNames = spellingsOf('exit-names', () => [...exits]);

/** In source order. */
export const exitsInWorkers = defineAnalysis<Body, readonly ExitInWorker[]>({
  name: 'exits-in-workers',
  compute: (body, context) => {
    if (body.kind !== 'function' || body.ir.hasError) return [];
    const found = exitsOf(body, context).filter(({ node, unit }) => !isExpected(node, unit, ['SystemExit'], body, context));
    const roots = found.length > 0 ? onlyThreadsOf(body, context) : [];
    const [root] = roots;
    const isSilent = roots.every(({ kind, body: target }) => kind !== 'pool' && (target === body || !catchesExit(target)));
    return root && isSilent ? found.map((each) => ({ ...each, root })) : [];
  },
});

function exitsOf(body: Body, context: Context): readonly Omit<ExitInWorker, 'root'>[] {
  const names = context.get(exitNames, context);
  const found: Omit<ExitInWorker, 'root'>[] = [];
  forEachStatementOf(body, (statement, unit) => {
    const node = statement.kind === 'expression' ? statement.value : statement.kind === 'raise' ? statement.exception : undefined;
    const callee = node?.kind === 'call' ? node.callee : statement.kind === 'raise' ? node : undefined;
    if (node && callee && leads(names, callee, body.scope) && isSurely(callee, body.scope, context, (name) => exits.has(name)))
      found.push({ node, unit });
  });
  return found;
}

/** Somewhere in it; whatever it is put around. */
function catchesExit(body: Body): boolean {
  if (body.kind !== 'function') return true;
  let found = false;
  forEachStatement(body.ir.body, (statement) => {
    if (statement.kind !== 'try') return;
    found ||= statement.handlers.some(({ type }) => !type || /^(SystemExit|BaseException)$/.test(lastIdentifier(type) ?? 'BaseException'));
  });
  return found;
}
