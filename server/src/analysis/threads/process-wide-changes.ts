/**
 * Calls in a thread that change what the whole process has in common: its working directory, its locale, its streams. The
 * main thread always runs beside. Errs towards silence: only code that threads alone run.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { unwrap } from '../../ir/visit.ts';
import { leads } from '../../semantic/leading-names.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import type { Scope } from '../../semantic/symbols.ts';
import { objectsOf } from '../../semantic/value.ts';
import { spellingsOf } from '../calls/spellings.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { onlyThreadsOf } from '../parallel/only-threads.ts';
import type { Root } from '../parallel/roots.ts';

export interface ProcessWideChange {
  /** What is called, or assigned to. */
  readonly node: Expression;
  readonly unit: Unit;
  /** As the table says: `working-directory`. */
  readonly changes: string;
  readonly root: Root;
}

/** Other changes have rules of their own, or hardly any thread minds them. */
const told: ReadonlySet<string> = new Set([
  'working-directory',
  'umask',
  'environment',
  'time-zone',
  'locale',
  'warning-filters',
  'standard-streams',
  'socket-timeout',
]);

/** Python 3.14 keeps these apart where it is asked to, in a build without the GIL always. */
const keptApart: ReadonlySet<string> = new Set(['warning-filters']);

export const processWideNames = spellingsOf('process-wide-names', ({ models }) =>
  models.namesIn('process-wide').filter((name) => told.has(models.processWide(name)?.changes ?? '')),
);

/** In source order. */
export const processWideChanges = defineAnalysis<Body, readonly ProcessWideChange[]>({
  name: 'process-wide-changes',
  compute: (body, context) => {
    if (body.kind !== 'function' || body.ir.hasError) return [];
    const found = [...changingCalls(body, context), ...changedItems(body, context)];
    const [root] = found.length > 0 ? onlyThreadsOf(body, context) : [];
    return root ? found.sort((a, b) => a.node.start - b.node.start).map((each) => ({ ...each, root })) : [];
  },
});

type Change = Omit<ProcessWideChange, 'root'>;

function changingCalls(body: Body, context: Context): readonly Change[] {
  const names = context.get(processWideNames, context);
  return body.calls.flatMap(({ call, scope, unit }) => {
    const changes = leads(names, call.callee, scope) ? changeOf(call.callee, scope, context) : undefined;
    // `setlocale(LC_ALL)` only asks.
    return changes && !(changes === 'locale' && call.arguments.length < 2) ? [{ node: call, unit, changes }] : [];
  });
}

/** `os.environ['LANG'] = 'C'` */
function changedItems(body: Body, context: Context): readonly Change[] {
  const found: Change[] = [];
  forEachStatementOf(body, (statement, unit) => {
    const targets = statement.kind === 'assign' || statement.kind === 'delete' ? statement.targets : [];
    for (const target of targets) {
      const node = unwrap(target);
      const changes = node.kind === 'subscript' ? changeOf(node.object, body.scope, context) : undefined;
      if (changes) found.push({ node, unit, changes });
    }
  });
  return found;
}

function changeOf(node: Expression, scope: Scope, context: Context): string | undefined {
  const values = objectsOf(context.evaluator.evaluate(node, scope));
  const changes = new Set(values.map((value) => context.models.processWide(qualifiedNameOf(value) ?? '')?.changes));
  const [only] = changes;
  const isKept = only !== undefined && keptApart.has(only) && context.target.freeThreaded;
  return changes.size === 1 && only !== undefined && told.has(only) && !isKept ? only : undefined;
}
