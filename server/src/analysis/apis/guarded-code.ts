/**
 * The code of one body with the guards around it, the definition's own included: under `if sys.version_info …`, in a
 * class or function that is defined there, behind `skipif`, called only after such a test. Errs towards guarded.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Statement } from '../../ir/statement.ts';
import { blocksOf } from '../../ir/visit.ts';
import type { ClassSymbol, FunctionSymbol, ModuleSymbol, Owner, Scope } from '../../semantic/symbols.ts';
import { type Analysis, type Body, bodyOf, type Context, defineAnalysis } from '../context.ts';
import { type Guard, type GuardVisitor, unguarded, visitGuarded } from './guards.ts';
import { asksVersion } from './version-tests.ts';

export interface CodeVisitor {
  readonly expression: (node: Expression, guard: Guard, unit: Unit, statement: Statement) => void;
  readonly statement?: (node: Statement, guard: Guard, unit: Unit) => void;
}

/** Where a piece of it stands. */
export interface Place {
  readonly body: Body;
  readonly unit: Unit;
  readonly guard: Guard;
  readonly context: Context;
}

/** Everything that runs in the body itself. */
export function visitBody(body: Body, context: Context, { expression, statement }: CodeVisitor): void {
  const visit = (statements: readonly Statement[], unit: Unit): void =>
    visitGuarded({ statements }, unguarded, {
      asks: asking(body.scope, context),
      expression: (node, guard, at) => expression(node, guard, unit, at),
      ...(statement && { statement: (node: Statement, guard: Guard) => statement(node, guard, unit) }),
    });
  if (body.kind === 'function') visit(body.ir.body.statements, body.unit);
  else for (const placed of body.body) visit([placed.statement], placed.unit);
}

const asking =
  (scope: Scope, context: Context): GuardVisitor['asks'] =>
  (test) =>
    asksVersion(test, scope, context);

/** Whether the body as a whole runs only where some test lets it. */
export const isBehindTest: Analysis<Body, boolean> = defineAnalysis<Body, boolean>({
  name: 'is-behind-version-test',
  compute: (body, context) => {
    if (body.kind === 'module') return leavesEarly(body, context);
    return context.get(isBehindTest, body.module) || isDefinedUnderTest(body, context) || isCalledUnderTest(body, context);
  },
});

/** `if sys.version_info < …: raise`, `pytest.skip(…)` as a statement of the module. */
function leavesEarly({ body, scope }: ModuleSymbol, context: Context): boolean {
  const asks = asking(scope, context);
  return body.some(({ statement }) => {
    if (statement.kind !== 'if' || !asks(statement.test)) return false;
    const [first] = statement.body.statements;
    const call = first?.kind === 'expression' && first.value.kind === 'call' ? first.value.callee : undefined;
    return first?.kind === 'raise' || (call?.kind === 'attribute' && /^(exit|skip)$/.test(call.name));
  });
}

/** By a decorator, by a statement around the definition, or around the class or function it is in. */
function isDefinedUnderTest(owner: FunctionSymbol | ClassSymbol, context: Context): boolean {
  const around = owner.scope.parent;
  if (!around) return false;
  const asks = asking(around, context);
  if (owner.ir.decorators.some(asks) || isNestedUnderTest(owner.unit.statement, owner, asks)) return true;
  return isInDefinition(around.owner) && isDefinedUnderTest(around.owner, context);
}

const isInDefinition = (owner: Owner): owner is FunctionSymbol | ClassSymbol => owner.kind !== 'module';

function isNestedUnderTest(root: Statement, { ir }: FunctionSymbol | ClassSymbol, asks: GuardVisitor['asks']): boolean {
  let found = false;
  visitGuarded({ statements: [root] }, unguarded, {
    asks,
    expression: () => {},
    statement: (node, { tested, caught }) => {
      const isIt = (node.kind === 'function' && node.fn === ir) || (node.kind === 'class' && node.cls.nameSpan === ir.nameSpan);
      if (isIt && blocksOf(root).length > 0) found ||= tested || caught.has('ImportError') || caught.has('AttributeError');
    },
  });
  return found;
}

/** More mentions than this say nothing. */
const mostMentions = 20;

/** Somebody tests before he calls it, or before he makes an object of its class. */
function isCalledUnderTest({ name, cls }: FunctionSymbol, context: Context): boolean {
  return [name, ...(cls ? [cls.name] : [])].some((each) => {
    const mentions = /^__\w+__$|^<lambda>$/.test(each) ? [] : context.program.mentions(each);
    if (mentions.length > mostMentions) return false;
    return mentions.some(({ call, scope }) => {
      const body = bodyOf(scope);
      return body !== undefined && context.get(testedCalls, body).has(call);
    });
  });
}

/** Calls of a body that stand under a test. */
const testedCalls = defineAnalysis<Body, ReadonlySet<Expression>>({
  name: 'version-tested-calls',
  compute: (body, context) => {
    const found = new Set<Expression>();
    const visitor: GuardVisitor = {
      asks: asking(body.scope, context),
      expression: (node, { tested }) => {
        if (tested && node.kind === 'call') found.add(node);
      },
    };
    if (body.kind === 'function') visitGuarded(body.ir.body, unguarded, visitor);
    else for (const { statement } of body.body) visitGuarded({ statements: [statement] }, unguarded, visitor);
    return found;
  },
});
