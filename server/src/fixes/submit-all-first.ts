/**
 * Hands over all jobs before the first is waited for, in the loop or comprehension around the wait at `at`: it then goes
 * over the jobs in place of what they are given. Errs towards `undefined`: what the rest of the turn needs would be gone.
 */
import { contains, type Span, type TextEdit } from '../base/span.ts';
import { namesIn } from '../ir/binding.ts';
import type { Call, Comprehension, Expression } from '../ir/expression.ts';
import type { Statement } from '../ir/statement.ts';
import { expressionsOf, forEachExpression, unwrap } from '../ir/visit.ts';
import type { FixBuilder } from './fix.ts';
import { callAt, isBroken, type Placed, pathAt, scopeSpan, spanOf, statementsIn, suitesOf } from './navigate.ts';
import { commentAfter, lineBelow, lineStart, ownsLines, replace, sliceOf } from './source.ts';

export const submitAllFirst: FixBuilder = ({ module, text }, at) => {
  const path = pathAt(module, at.start);
  const placed = path.at(-1)?.placed;
  const wait = placed && callAt(placed, at);
  if (!placed || !wait || isBroken(path)) return undefined;
  const name = freeName(sliceOf(text, scopeSpan(module, path)));
  const comprehension = comprehensionAround(wait, placed.statement);
  if (comprehension) return name === undefined || !isJob(wait) ? undefined : inComprehension(comprehension, wait, placed, name, text);
  const loop = path.at(-2)?.placed;
  return loop?.statement.kind === 'for' ? inLoop({ ...loop, statement: loop.statement }, wait, placed, name, text) : undefined;
};

const freeName = (scope: string): string | undefined =>
  ['job', 'pending', 'handed_over'].find((name) => !new RegExp(`\\b${name}\\b`).test(scope));

function comprehensionAround(wait: Call, statement: Statement): Comprehension | undefined {
  let found: Comprehension | undefined;
  for (const expression of expressionsOf(statement))
    forEachExpression(expression, (node) => {
      if (node.kind === 'comprehension' && contains(node.element, wait)) found = node;
      return undefined;
    });
  return found;
}

/** `[pool.submit(f, x).result() for x in all]` → `[job.result() for job in [pool.submit(f, x) for x in all]]` */
function inComprehension(node: Comprehension, wait: Call, placed: Placed, name: string, text: string): readonly TextEdit[] | undefined {
  const bound = node.clauses.flatMap(({ target }) => namesIn(target));
  const whole = spanOf(placed, node);
  const isList = text[whole.start] === '[';
  if (node.key || (!isList && text[whole.start] !== '(') || mentions(node.element, wait, bound)) return undefined;
  const { submit, take } = parts(wait, placed, name, text);
  const [element, call] = [spanOf(placed, node.element), spanOf(placed, wait)];
  const taken = text.slice(element.start, call.start) + take + text.slice(call.end, element.end);
  const end = isList ? whole.end : whole.end - 1;
  return [replace(element, `${taken} for ${name} in [${submit}`), replace({ start: end, end }, ']')];
}

function inLoop(
  loop: Placed<Statement & { kind: 'for' }>,
  wait: Call,
  placed: Placed,
  name: string | undefined,
  text: string,
): readonly TextEdit[] | undefined {
  const { target, iterable, body } = loop.statement;
  const [first, second] = body.statements;
  const value = first?.kind === 'assign' ? unwrap(first.value) : undefined;
  const own = first !== placed.statement && second === placed.statement && first?.kind === 'assign' ? first.targets[0] : undefined;
  const waited = wait.callee.kind === 'attribute' ? unwrap(wait.callee.object) : undefined;
  const isKept = own?.kind === 'name' && value?.kind === 'call' && waited?.kind === 'name' && waited.id === own.id;
  const job = isKept ? value : wait;
  const variable = isKept ? own.id : name;
  const others = statementsIn(suitesOf(loop), false).flatMap(({ statement }) => expressionsOf(statement));
  if (variable === undefined || (!isKept && (first !== placed.statement || !isJob(wait)))) return undefined;
  if (others.some((each) => mentions(each, job, namesIn(target)))) return undefined;
  const { submit, take } = parts(job, placed, variable, text);
  const head = spanOf(loop, { start: target.start, end: iterable.end });
  const header = replace(head, `${variable} in [${isKept ? sliceOf(text, spanOf(placed, job)) : submit} for ${sliceOf(text, head)}]`);
  if (!isKept) return [header, replace(spanOf(placed, wait), take)];
  const line = spanOf(placed, first ?? placed.statement);
  if (!ownsLines(text, line) || commentAfter(text, line.end) !== '') return undefined;
  return [header, replace({ start: lineStart(text, line.start), end: lineBelow(text, line.end) }, '')];
}

/** The text that hands the job over, and the one that takes what it gave. */
function parts(wait: Call, placed: Placed, name: string, text: string): { readonly submit: string; readonly take: string } {
  const { callee } = wait;
  if (callee.kind !== 'attribute') return { submit: '', take: '' };
  const object = sliceOf(text, spanOf(placed, callee.object));
  if (callee.name !== 'apply') return { submit: object, take: `${name}.${callee.name}()` };
  const given: Span = spanOf(placed, { start: callee.end, end: wait.end });
  return { submit: `${object}.apply_async${sliceOf(text, given)}`, take: `${name}.get()` };
}

/** The wait hands over itself what it waits for. */
const isJob = ({ callee }: Call): boolean =>
  callee.kind === 'attribute' && (callee.name === 'apply' || unwrap(callee.object).kind === 'call');

/** Outside the job. */
function mentions(root: Expression, job: Call, names: readonly string[]): boolean {
  let found = false;
  forEachExpression(root, (node) => {
    found ||= node.kind === 'name' && names.includes(node.id);
    return node !== job;
  });
  return found;
}
