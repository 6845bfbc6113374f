/**
 * Predicates: small functions that change nothing and answer a question about shared places, `def has(self, k): return
 * k in self._d` (summaries of pure functions). What a true, or a false, answer says of the places is lifted to the
 * caller, so that a test in a helper is a test. Errs on the side of no predicate: a loop, a change, a way out by
 * anything but `return` of a condition.
 */
import { argumentAt } from '../../ir/arguments.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import type { Block, Statement } from '../../ir/statement.ts';
import { unwrap } from '../../ir/visit.ts';
import { type FunctionSymbol, receiverName } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { type Access, accesses, changes } from './accesses.ts';
import { type Question, questionsOf } from './questions.ts';

/** What an answer says of a place, in the predicate's own frame. */
export interface Told {
  /** The answer: true, or false. */
  readonly holds: boolean;
  readonly question: Question;
  readonly access: Access;
}

/** Of a function that is no predicate, nothing. */
const predicate = defineAnalysis<FunctionSymbol, readonly Told[]>({
  name: 'predicates',
  compute: (fn, context) => {
    if (fn.signature.isAsync || fn.signature.isGenerator || fn.ir.hasError || fn.ir.body.statements.length > mostStatements) return [];
    const all = context.get(accesses, fn);
    if (all.length === 0 || all.some((access) => changes(access) && access.place.kind !== 'captured')) return [];
    return [true, false].flatMap((holds) =>
      [...impliedBy(fn.ir.body, holds, new Map())].flatMap((question) => {
        const access = all.find(({ target }) => target === question.target);
        return access ? [{ holds, question, access }] : [];
      }),
    );
  },
});

const mostStatements = 8;

/** Variables that stand for the element of a container: `c = self.d.get(k)`. */
type Elements = Map<string, Question>;

/** What has to hold of places when a block returns something true, or false. */
function* impliedBy({ statements }: Block, holds: boolean, elements: Elements): Generator<Question> {
  for (const statement of statements) {
    const last = statement === statements.at(-1);
    switch (statement.kind) {
      case 'assign':
        keep(statement, elements);
        break;
      case 'if':
        if (statement.orElse || !returnsConstant(statement.body, !holds)) return;
        yield* read(statement.test, false, elements);
        break;
      case 'return':
        if (last && statement.value) yield* read(statement.value, holds, elements);
        return;
      case 'with':
        if (last) yield* impliedBy(statement.body, holds, elements);
        return;
      case 'expression':
        break;
      default:
        return;
    }
  }
}

function* read(test: Expression, holds: boolean, elements: Elements): Generator<Question> {
  for (const question of questionsOf(test, holds, () => [])) {
    const element = question.target.kind === 'name' ? elements.get(question.target.id) : undefined;
    yield element ? { ...element, isAbsent: question.isAbsent } : question;
  }
}

function keep({ targets, value: given }: Statement & { kind: 'assign' }, elements: Elements): void {
  const [target] = targets;
  const value = unwrap(given);
  if (target?.kind !== 'name') return;
  elements.delete(target.id);
  const isGet = value.kind === 'call' && value.callee.kind === 'attribute' && value.callee.name === 'get' && value.arguments.length === 1;
  if (!isGet || value.callee.kind !== 'attribute') return;
  const [key] = value.arguments;
  if (key?.star === 0)
    elements.set(target.id, { target: unwrap(value.callee.object), asks: 'member', isAbsent: false, key: render(key.value) });
}

/** `return False`; nothing counts as false. */
function returnsConstant({ statements }: Block, value: boolean): boolean {
  const [only] = statements;
  if (statements.length !== 1 || only?.kind !== 'return') return false;
  if (!only.value) return !value;
  return only.value.kind === 'constant' && (only.value.value ?? false) === value;
}

/** What the outcome of a call of the body says of places that both frames name alike: those of the receiver, and globals. */
export function toldBy(call: Call, holds: boolean, body: Body, context: Context): readonly Told[] {
  const fn = callee(call, body, context);
  if (!fn) return [];
  return context.get(predicate, fn).flatMap((told) => {
    const question = told.holds === holds ? inCaller(told, call, fn) : undefined;
    return question ? [{ ...told, question }] : [];
  });
}

/** A method of the same object, or a function of a module. */
function callee({ callee: called }: Call, body: Body, context: Context): FunctionSymbol | undefined {
  const isOwn = called.kind === 'attribute' && called.object.kind === 'name' && called.object.id === receiverOf(body);
  if (!isOwn && called.kind !== 'name') return undefined;
  const { values, open } = context.evaluator.evaluate(called, body.scope);
  const [value] = values;
  return !open && values.length === 1 && (value?.kind === 'bound' || value?.kind === 'function') ? value.fn : undefined;
}

const receiverOf = (body: Body): string | undefined => (body.kind === 'function' ? receiverName(body) : undefined);

function inCaller({ question, access }: Told, call: Call, fn: FunctionSymbol): Question | undefined {
  const isReceivers = access.object?.kind === 'name' && access.object.id === receiverName(fn);
  if (!isReceivers && access.place.kind !== 'global') return undefined;
  if (question.key === undefined) return { ...question, target: call };
  const own = receiverName(fn) === undefined ? 0 : 1;
  const index = fn.signature.parameters.findIndex(({ name }) => name === question.key);
  const given = index < own ? undefined : argumentAt(call, index - own, question.key);
  return given?.star === 0 ? { ...question, target: call, key: render(given.value) } : undefined;
}
