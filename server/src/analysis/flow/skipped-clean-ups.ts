/**
 * Clean-up of a `@contextmanager` that an exception in the `with` block skips: the block's exception is raised at the
 * `yield`, and what stands below it runs only if a `try` is around. Only what plainly takes back something done before
 * the `yield` counts: a closed resource, a pair of opposite calls, a value put back, a counter. Errs on the side of
 * silence: checks, commits and log lines below the `yield` are to be skipped, and any `try` around it is trusted. Locks
 * are the release obligations' (`locks/release-obligation.ts`).
 */
import type { Call, Expression, Yield } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import type { Block, Statement } from '../../ir/statement.ts';
import { blocksOf, forEachStatement, unwrap } from '../../ir/visit.ts';
import { leadTo } from '../../semantic/leading-names.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { decoratorNames, type FunctionSymbol, lastIdentifier, managerDecorators } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { isEnding, takesBack } from './opposites.ts';

export interface SkippedCleanUp {
  readonly pause: Yield;
  /** What it takes back. */
  readonly begun: Statement;
  readonly cleanUp: Statement;
  readonly unit: Unit;
  /** The clean-up as the program writes it. */
  readonly text: string;
}

/** One for each unprotected `yield` at most, in source order. */
export const skippedCleanUps = defineAnalysis<Body, readonly SkippedCleanUp[]>({
  name: 'skipped-clean-ups',
  compute: (body, context) => {
    if (body.kind !== 'function' || body.ir.hasError || !body.signature.isGenerator || !isManager(body, context)) return [];
    return pausesIn(body.ir.body, [], []).flatMap((pause) => skippedAfter(pause, body, context));
  },
});

/** Either decorator of contextlib, or another name the program has for one. */
export const managerNames = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'manager-names',
  compute: (_, { program }) => new Set(managerDecorators.flatMap((name) => [name, ...program.aliasesOf(name)])),
});

const isManager = (fn: FunctionSymbol, context: Context): boolean => {
  const names = context.get(managerNames, context);
  return decoratorNames(fn).some((name) => names.has(name) || names.has(leadTo(name, fn.scope.parent)));
};

interface Pause {
  readonly pause: Yield;
  readonly before: readonly Statement[];
  readonly after: readonly Statement[];
}

/** The `yield`s that no `try` and no loop is around, with what runs before and after them. */
function pausesIn(block: Block, before: readonly Statement[], after: readonly Statement[]): readonly Pause[] {
  return block.statements.flatMap((statement, index) => {
    const earlier = [...before, ...block.statements.slice(0, index)];
    const later = [...block.statements.slice(index + 1), ...after];
    const pause = pauseOf(statement);
    if (pause) return [{ pause, before: earlier, after: later }];
    if ((statement.kind !== 'with' || swallows(statement)) && statement.kind !== 'if') return [];
    return blocksOf(statement).flatMap((inner) => pausesIn(inner, earlier, later));
  });
}

/** After such a block the function goes on, whatever was raised in it. */
const swallows = ({ items }: Statement & { kind: 'with' }): boolean =>
  items.some(({ context }) => context.kind === 'call' && /^(suppress|raises|assertRaises)/.test(lastIdentifier(context.callee) ?? ''));

function pauseOf(statement: Statement): Yield | undefined {
  const value = statement.kind === 'expression' || statement.kind === 'assign' ? unwrap(statement.value) : undefined;
  return value?.kind === 'yield' && !value.delegates ? value : undefined;
}

function skippedAfter({ pause, before, after }: Pause, fn: FunctionSymbol, context: Context): readonly SkippedCleanUp[] {
  const begun = flattened(before);
  const late = flattened(after).filter((each) => !isLockRelease(each, fn, context));
  for (const cleanUp of late) {
    const taken = begun.find((each) => takesBackStatement(cleanUp, each, begun));
    if (taken) return [{ pause, begun: taken, cleanUp, unit: fn.unit, text: textOf(cleanUp) }];
  }
  return [];
}

function flattened(statements: readonly Statement[]): readonly Statement[] {
  const found: Statement[] = [];
  forEachStatement({ statements }, (statement) => found.push(statement));
  return found;
}

/** Whether `late` takes back what `early` did; `all` is everything done before the pause. */
function takesBackStatement(late: Statement, early: Statement, all: readonly Statement[]): boolean {
  const call = callOf(late);
  if (call) return endsResult(call, early) || isOpposite(call, callOf(early)) || handsBack(call, early, all);
  if (late.kind === 'augmented' && early.kind === 'augmented')
    return render(late.target) === render(early.target) && `${early.operator}${late.operator}` in counters;
  return late.kind === 'assign' && putsBack(late, early, all);
}

const counters: Readonly<Record<string, true>> = { '+-': true, '-+': true };

function callOf(statement: Statement): Call | undefined {
  if (statement.kind !== 'expression') return undefined;
  const value = unwrap(statement.value);
  const call = value.kind === 'await' ? unwrap(value.value) : value;
  return call.kind === 'call' ? call : undefined;
}

/** The name a call or an earlier value is kept under: `old` of `old = os.getcwd()`. */
function keptName(statement: Statement): string | undefined {
  if (statement.kind !== 'assign' || statement.targets.length !== 1) return undefined;
  const [target] = statement.targets;
  return target?.kind === 'name' ? target.id : undefined;
}

const isNamed = (expression: Expression | undefined, name: string | undefined): boolean =>
  name !== undefined && expression?.kind === 'name' && expression.id === name;

/** `server = make()` … `server.close()`, `fd = os.open(…)` … `os.close(fd)` */
function endsResult({ callee, arguments: given }: Call, early: Statement): boolean {
  const name = keptName(early);
  const made = early.kind === 'assign' ? unwrap(early.value) : undefined;
  const isMade = made?.kind === 'call' || (made?.kind === 'await' && unwrap(made.value).kind === 'call');
  if (!isMade || !isEnding(lastIdentifier(callee) ?? '')) return false;
  const receiver = callee.kind === 'attribute' ? unwrap(callee.object) : undefined;
  return isNamed(receiver, name) || isNamed(given[0]?.value, name);
}

/** `pool.register(x)` … `pool.unregister(x)`: one object, and the same argument where both have one. */
function isOpposite(late: Call, early: Call | undefined): boolean {
  if (!early || !takesBack(lastIdentifier(early.callee) ?? '', lastIdentifier(late.callee) ?? '')) return false;
  const [one, other] = [early.arguments[0], late.arguments[0]];
  const isAbout = !one || !other || render(one.value) === render(other.value);
  return isAbout && receiverOf(early) === receiverOf(late);
}

const receiverOf = ({ callee }: Call): string => (callee.kind === 'attribute' ? render(callee.object) : '');

/** `old = os.getcwd()`, `os.chdir(new)` … `os.chdir(old)`: a kept value goes where another was put. */
function handsBack(late: Call, early: Statement, all: readonly Statement[]): boolean {
  const name = keptName(early);
  if (!late.arguments.some(({ value }) => isNamed(value, name))) return false;
  const callee = render(late.callee);
  return all.some((each) => {
    const value = each.kind === 'assign' ? unwrap(each.value) : undefined;
    const call = value?.kind === 'call' ? value : callOf(each);
    return call !== undefined && render(call.callee) === callee && !call.arguments.some((given) => isNamed(given.value, name));
  });
}

/** `old = place`, `place = new` … `place = old`, or two literals one after the other. */
function putsBack(late: Statement & { kind: 'assign' }, early: Statement, all: readonly Statement[]): boolean {
  const [target] = late.targets;
  if (!target || (target.kind !== 'attribute' && target.kind !== 'subscript')) return false;
  const place = render(target);
  const changes = all.filter((each) => each.kind === 'assign' && each.targets.some((one) => render(one) === place));
  if (late.value.kind === 'name') {
    const kept = early.kind === 'assign' && isNamed(late.value, keptName(early)) ? render(early.value) : undefined;
    return kept === place && changes.length > 0;
  }
  return changes.includes(early) && early.kind === 'assign' && areOtherLiterals(early.value, late.value);
}

const areOtherLiterals = (one: Expression, other: Expression): boolean =>
  one.kind === 'constant' && other.kind === 'constant' && one.value !== other.value;

function isLockRelease(statement: Statement, fn: FunctionSymbol, context: Context): boolean {
  const call = callOf(statement);
  if (!call || lastIdentifier(call.callee) !== 'release') return false;
  return context.evaluator.evaluate(call.callee, fn.scope).values.some((value) => qualifiedNameOf(value)?.endsWith('#release') ?? false);
}

const textOf = (statement: Statement): string => {
  const call = callOf(statement);
  if (call) return render(call);
  if (statement.kind === 'augmented') return `${render(statement.target)} ${statement.operator}= ${render(statement.value)}`;
  return statement.kind === 'assign' ? `${statement.targets.map(render).join(' = ')} = ${render(statement.value)}` : '';
};
