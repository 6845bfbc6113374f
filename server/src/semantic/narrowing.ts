/**
 * Where a test says what an expression is: `if isinstance(x, Lock):`, `assert isinstance(…)`, an early way out under
 * `not isinstance(…)`, the right side of `and`. Within one body and as long as nobody assigns to `x` in between; what
 * calls may do to an attribute meanwhile is left out.
 */
import type { Analysis } from '../engine/analysis.ts';
import { partsOf, targetsOf } from '../ir/binding.ts';
import type { Expression } from '../ir/expression.ts';
import type { Block, Statement } from '../ir/statement.ts';
import { blocksOf, childrenOf, expressionsOf, unwrap } from '../ir/visit.ts';
import { evaluateAnnotation } from './annotation.ts';
import { ancestors } from './classes.ts';
import type { Evaluator } from './evaluate.ts';
import type { FunctionSymbol, Scope } from './symbols.ts';
import type { Value, ValueSet } from './value.ts';

/** What `set`, the value of `node`, comes to under the tests around it. */
export function narrowed(node: Expression, set: ValueSet, scope: Scope, evaluator: Evaluator): ValueSet {
  if ((!set.open && set.values.length < 2) || scope.owner.kind !== 'function') return set;
  const type = evaluator.program.store.get(tests, scope.owner, undefined).get(node);
  if (!type) return set;
  const types = evaluateAnnotation(type, scope, evaluator);
  if (types.length === 0) return set;
  const kept = set.values.filter((value) => types.some((each) => isOf(value, each, evaluator)));
  return kept.length > 0 ? { values: kept, open: set.open } : { values: types, open: true };
}

function isOf(value: Value, type: Value, evaluator: Evaluator): boolean {
  if (value.kind === 'instance') return type.kind === 'instance' && evaluator.program.models.lineage(value.type).includes(type.type);
  if (value.kind === 'collection') return type.kind === 'instance' && type.type === value.type;
  if (value.kind !== 'object') return false;
  const { classes, library } = ancestors(value.cls, evaluator);
  return type.kind === 'object' ? classes.includes(type.cls) : type.kind === 'instance' && library.includes(type.type);
}

/** Whether `branch`, which runs when `test` comes out as `holds`, is what the test found to be there. */
export function isTestedPresent(branch: Expression, test: Expression, holds: boolean): boolean {
  const path = pathOf(branch);
  if (path === undefined) return false;
  const inner = unwrap(test);
  if (inner.kind === 'not') return isTestedPresent(branch, inner.operand, !holds);
  if (inner.kind === 'comparison') {
    const [left, right] = inner.operands;
    const [operator] = inner.operators;
    const isNone = inner.operands.length === 2 && right?.kind === 'constant' && right.type === 'none';
    return isNone && left !== undefined && pathOf(left) === path && operator === (holds ? 'is not' : 'is');
  }
  return holds && pathOf(inner) === path;
}

/** `x`, `self.lock`: names and attributes of names. */
function pathOf(node: Expression): string | undefined {
  if (node.kind === 'name') return node.id;
  if (node.kind === 'parenthesized') return pathOf(node.value);
  const base = node.kind === 'attribute' ? pathOf(node.object) : undefined;
  return base !== undefined && node.kind === 'attribute' ? `${base}.${node.name}` : undefined;
}

/** Types by the paths they are known for. */
type Known = ReadonlyMap<string, Expression>;
const nothingKnown: Known = new Map();

/** Of one body: the second argument of the `isinstance` that holds, by the expression it holds for. */
const tests: Analysis<FunctionSymbol, ReadonlyMap<Expression, Expression>, undefined> = {
  name: 'type-tests',
  compute: (fn) => {
    const walk = new TestWalk();
    if (fn.calls.some(({ call }) => call.callee.kind === 'name' && call.callee.id === 'isinstance')) walk.block(fn.ir.body, nothingKnown);
    return walk.found;
  },
};

class TestWalk {
  readonly found = new Map<Expression, Expression>();

  block({ statements }: Block, before: Known): void {
    let known = before;
    for (const statement of statements) {
      known = without(known, assignedIn(statement));
      this.statement(statement, known);
      known = new Map([...known, ...afterwards(statement)]);
    }
  }

  private statement(node: Statement, known: Known): void {
    for (const each of expressionsOf(node)) this.expression(each, known);
    if (node.kind === 'if' || node.kind === 'while') {
      this.block(node.body, under(node.test, true, node.body, known));
      if (node.orElse) this.block(node.orElse, node.kind === 'if' ? under(node.test, false, node.orElse, known) : known);
    } else for (const block of blocksOf(node)) this.block(block, known);
  }

  private expression(node: Expression, known: Known): void {
    const path = known.size > 0 ? pathOf(node) : undefined;
    const type = path === undefined ? undefined : known.get(path);
    if (type) this.found.set(node, type);
    if (node.kind === 'boolean') {
      this.expression(node.left, known);
      this.expression(node.right, new Map([...known, ...saidBy(node.left, node.operator === 'and')]));
    } else if (node.kind === 'conditional') {
      this.expression(node.test, known);
      this.expression(node.body, new Map([...known, ...saidBy(node.test, true)]));
      this.expression(node.orElse, new Map([...known, ...saidBy(node.test, false)]));
    } else if (node.kind !== 'lambda') for (const child of childrenOf(node)) this.expression(child, known);
  }
}

const under = (test: Expression, holds: boolean, body: Block, known: Known): Known =>
  without(new Map([...known, ...saidBy(test, holds)]), body.statements.flatMap(assignedIn));

/** What is known after a statement: an assertion passed, an early way out not taken. */
function afterwards(node: Statement): Known {
  if (node.kind === 'assert') return saidBy(node.test, true);
  return node.kind === 'if' && !node.orElse && leaves(node.body) ? saidBy(node.test, false) : nothingKnown;
}

const leaves = ({ statements }: Block): boolean => /^(return|raise|continue|break)$/.test(statements.at(-1)?.kind ?? '');

/** What a test says when it comes out as `holds`. */
function saidBy(test: Expression, holds: boolean): Known {
  const node = unwrap(test);
  if (node.kind === 'not') return saidBy(node.operand, !holds);
  if (node.kind === 'boolean')
    return (node.operator === 'and') === holds ? new Map([...saidBy(node.left, holds), ...saidBy(node.right, holds)]) : nothingKnown;
  if (!holds || node.kind !== 'call' || node.callee.kind !== 'name' || node.callee.id !== 'isinstance') return nothingKnown;
  const [object, type] = node.arguments;
  const path = object && pathOf(object.value.kind === 'named' ? object.value.target : object.value);
  return path !== undefined && type ? new Map([[path, type.value]]) : nothingKnown;
}

/** Paths that a statement assigns to, blocks inside it included. */
const assignedIn = (node: Statement): readonly string[] => [
  ...targetsOf(node)
    .flatMap(partsOf)
    .flatMap((part) => pathOf(part) ?? []),
  ...blocksOf(node).flatMap(({ statements }) => statements.flatMap(assignedIn)),
];

const without = (known: Known, paths: readonly string[]): Known =>
  known.size === 0 || paths.length === 0
    ? known
    : new Map([...known].filter(([path]) => !paths.some((each) => path === each || path.startsWith(`${each}.`))));
