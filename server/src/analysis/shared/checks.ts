/**
 * Check-then-act: a test of a shared place and, in the branch it leads to, an access that relies on its outcome. Of
 * several tests around an access the innermost counts, so a test repeated under the lock stands for the first; a test
 * in a small function of its own counts where that is called. Who runs it and what is held is asked elsewhere.
 */
import { contains } from '../../base/span.ts';
import type { Call } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import type { Block, Statement } from '../../ir/statement.ts';
import { blocksOf, unwrap } from '../../ir/visit.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { partsOf } from '../flow/control-flow.ts';
import { type Access, accesses } from './accesses.ts';
import { type Told, toldBy } from './predicates.ts';
import { type Answers, type Question, questionsOf } from './questions.ts';

/** What the test asks, and what holds in the branch. */
export interface Check extends Pick<Question, 'asks' | 'isAbsent' | 'key'> {
  /** Of a test in a helper, the call of the helper. */
  readonly test: Access;
  readonly act: Access;
  readonly statement: Tested;
  /** The statements that run when the test comes out so. */
  readonly branch: readonly Statement[];
}

type Tested = Statement & { readonly kind: 'if' | 'while' };

/** Of one body, in source order; one for each access that relies on a test. */
export const checks = defineAnalysis<Body, readonly Check[]>({
  name: 'checks',
  compute: (body, context) => {
    const all = context.get(accesses, body);
    if (all.length === 0) return [];
    const finder = new Finder(all, body, context);
    for (const { unit, statements } of partsOf(body)) finder.visit(statements, unit);
    return [...finder.found.values()];
  },
});

class Finder {
  /** By the access that relies on it; inner tests come later and take the place of outer ones. */
  readonly found = new Map<Access, Check>();
  private readonly all: readonly Access[];
  private readonly body: Body;
  private readonly context: Context;

  constructor(all: readonly Access[], body: Body, context: Context) {
    this.all = all;
    this.body = body;
    this.context = context;
  }

  visit(statements: readonly Statement[], unit: Unit): void {
    statements.forEach((statement, index) => {
      if (statement.kind === 'if' || statement.kind === 'while') this.branches(statement, statements.slice(index + 1), unit);
      for (const block of blocksOf(statement)) this.visit(block.statements, unit);
    });
  }

  private branches(statement: Tested, rest: readonly Statement[], unit: Unit): void {
    this.within(statement, true, statement.body.statements, unit);
    if (statement.kind === 'while') return;
    if (statement.orElse) this.within(statement, false, statement.orElse.statements, unit);
    else if (leaves(statement.body)) this.within(statement, false, rest, unit);
    else this.ensured(statement, rest);
  }

  /** What relies on the test in the statements that run when it comes out as `holds`. */
  private within(statement: Tested, holds: boolean, branch: readonly Statement[], unit: Unit): void {
    const told = new Map<Question, Access>();
    const ask: Answers = (call, answer) =>
      [...toldBy(call, answer, this.body, this.context), ...this.toldByName(call, answer)].map(
        ({ question, access: { place, display } }) => {
          const object = call.callee.kind === 'attribute' ? call.callee.object : undefined;
          told.set(question, { place, kind: 'read', body: this.body, unit, statement, at: call, target: call, display, object });
          return question;
        },
      );
    for (const question of questionsOf(statement.test, holds, ask)) {
      const test = told.get(question) ?? this.testOf(question, statement);
      if (test) this.link(question, test, statement, branch);
    }
  }

  /** `hasattr(self, 'x')`: whether an attribute is there that the body assigns. */
  private toldByName(call: Call, answer: boolean): readonly Pick<Told, 'question' | 'access'>[] {
    const [object, name] = call.arguments.map(({ value }) => unwrap(value));
    if (call.callee.kind !== 'name' || call.callee.id !== 'hasattr' || !object || name?.kind !== 'constant') return [];
    const display = `${render(object)}.${String(name.value)}`;
    const access = this.all.find((each) => each.kind === 'write' && each.display === display);
    return access ? [{ question: { target: call, asks: 'object', isAbsent: !answer }, access }] : [];
  }

  private testOf({ target }: Question, statement: Tested): Access | undefined {
    return this.all.find((access) => access.target === target && access.statement === statement);
  }

  /** `if k not in d: d[k] = …`: from there on it is there, as it is after `if x is None: x = …`. */
  private ensured(statement: Tested, rest: readonly Statement[]): void {
    for (const question of questionsOf(statement.test, true, () => [])) {
      const { start, end } = statement.body;
      const fills = this.all.some(
        ({ kind, method, at, display }) =>
          start <= at.start &&
          at.end <= end &&
          display === render(question.target) &&
          (question.asks === 'member' ? method === '[]=' : kind === 'write'),
      );
      const test = this.testOf(question, statement);
      if (test && question.isAbsent && fills) this.link({ ...question, isAbsent: false }, test, statement, rest);
    }
  }

  private link({ asks, isAbsent, key }: Question, test: Access, statement: Tested, branch: readonly Statement[]): void {
    const [first, last] = [branch[0], branch.at(-1)];
    if (!first || !last) return;
    for (const act of this.all) {
      const inside = act.unit === test.unit && contains({ start: first.start, end: last.end }, act.at);
      if (inside && act.place.key === test.place.key && act.display === test.display)
        this.found.set(act, { asks, isAbsent, ...(key === undefined ? {} : { key }), test, act, statement, branch });
    }
  }
}

/** Nothing comes after it. */
function leaves(block: Block): boolean {
  const last = block.statements.at(-1);
  return last?.kind === 'return' || last?.kind === 'raise' || last?.kind === 'continue' || last?.kind === 'break';
}
