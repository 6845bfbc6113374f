/**
 * Finds the way from the module down to a place: which statement, in which suite, of which definition.
 * A *suite* is a list of statements that run one after another, with the statement that owns it. Positions
 * are absolute: every statement travels with the start of its unit. Errs neither way.
 */
import { contains, type Span } from '../base/span.ts';
import type { Call, Expression } from '../ir/expression.ts';
import type { FunctionIr, ModuleIr, PlacedUnit, Unit } from '../ir/module.ts';
import type { Block, Statement } from '../ir/statement.ts';
import { expressionsOf, forEachExpression } from '../ir/visit.ts';

/** A statement and the absolute start of the unit its spans count from. */
export interface Placed<S extends Statement = Statement> {
  readonly statement: S;
  readonly base: number;
  /** Set where the statement is a unit. */
  readonly unit?: Unit;
}

export type Part = 'module' | 'class' | 'function' | 'body' | 'else' | 'handler' | 'finally' | 'case';
export interface Suite {
  readonly part: Part;
  /** Absent for the module. */
  readonly owner?: Placed;
  readonly statements: readonly Placed[];
}
export interface Step {
  readonly suite: Suite;
  readonly index: number;
  /** `suite.statements[index]` */
  readonly placed: Placed;
}

/** The absolute span of a node of the unit that starts at `base`; of the statement itself when no node is given. */
export const spanOf = ({ base, statement }: Placed, node: Span = statement): Span => ({ start: base + node.start, end: base + node.end });

const placeUnits = (units: readonly PlacedUnit[], base: number): readonly Placed[] =>
  units.map(({ at, unit }) => ({ statement: unit.statement, base: base + at, unit }));

export const moduleSuite = (module: ModuleIr): Suite => ({ part: 'module', statements: placeUnits(module.units, 0) });

/** The suites directly inside a statement, definitions included, in source order. */
export function suitesOf(owner: Placed): readonly Suite[] {
  const { statement, base } = owner;
  const suite = (part: Part, block: Block): Suite => ({
    part,
    owner,
    statements: block.statements.map((each) => ({ statement: each, base })),
  });
  const optional = (part: Part, block: Block | undefined): readonly Suite[] => (block ? [suite(part, block)] : []);
  switch (statement.kind) {
    case 'function':
      return [suite('function', statement.fn.body)];
    case 'class':
      return [{ part: 'class', owner, statements: placeUnits(statement.cls.members, base) }];
    case 'if':
    case 'while':
    case 'for':
      return [suite('body', statement.body), ...optional('else', statement.orElse)];
    case 'with':
    case 'error':
      return [suite('body', statement.body)];
    case 'try':
      return [
        suite('body', statement.body),
        ...statement.handlers.map((handler) => suite('handler', handler.body)),
        ...optional('else', statement.orElse),
        ...optional('finally', statement.finalBody),
      ];
    case 'match':
      return statement.cases.map((each) => suite('case', each.body));
    default:
      return [];
  }
}

/** From the module to the innermost statement that contains `offset`; empty where there is none. */
export function pathAt(module: ModuleIr, offset: number): readonly Step[] {
  const steps: Step[] = [];
  let suites: readonly Suite[] = [moduleSuite(module)];
  for (;;) {
    const step = suites.flatMap((suite) => stepInto(suite, offset))[0];
    if (!step) return steps;
    steps.push(step);
    suites = suitesOf(step.placed);
  }
}

function stepInto(suite: Suite, offset: number): readonly Step[] {
  const index = suite.statements.findIndex((each) => spanOf(each).start <= offset && offset < spanOf(each).end);
  const placed = suite.statements[index];
  return placed ? [{ suite, index, placed }] : [];
}

/** Whether the unit that holds the end of the path does not parse. */
export const isBroken = (path: readonly Step[]): boolean => path.findLast((step) => step.placed.unit)?.placed.unit?.hasError ?? false;

/** How many steps of the path lie outside the innermost function's own body; 0 at module level. */
export const functionDepth = (path: readonly Step[]): number =>
  Math.max(
    0,
    path.findLastIndex((step) => step.suite.part === 'function'),
  );

/** The innermost function around the end of the path. */
export function enclosingFunction(path: readonly Step[]): { readonly placed: Placed; readonly fn: FunctionIr } | undefined {
  const owner = path.findLast((step) => step.suite.part === 'function')?.suite.owner;
  return owner?.statement.kind === 'function' ? { placed: owner, fn: owner.statement.fn } : undefined;
}

/** The absolute span of the innermost function around the end of the path; of the whole text at module level. */
export function scopeSpan(module: ModuleIr, path: readonly Step[]): Span {
  const found = enclosingFunction(path);
  return found ? spanOf(found.placed) : { start: 0, end: module.length };
}

/** Every statement inside `suites`, outermost first; definitions are entered only when `intoDefinitions`. */
export function statementsIn(suites: readonly Suite[], intoDefinitions: boolean): readonly Placed[] {
  const found: Placed[] = [];
  const open = [...suites].reverse();
  for (let suite = open.pop(); suite; suite = open.pop()) {
    for (const placed of suite.statements) {
      found.push(placed);
      const isDefinition = placed.statement.kind === 'function' || placed.statement.kind === 'class';
      if (intoDefinitions || !isDefinition) open.push(...suitesOf(placed));
    }
  }
  return found;
}

/** The call at an absolute span: the one that covers it exactly, else the outermost inside it. */
export function callAt(placed: Placed, at: Span): Call | undefined {
  const calls: Call[] = [];
  const collect = (node: Expression): undefined => {
    if (node.kind === 'call') calls.push(node);
  };
  for (const expression of expressionsOf(placed.statement)) forEachExpression(expression, collect);
  const span = { start: at.start - placed.base, end: at.end - placed.base };
  return calls.find((call) => call.start === span.start && call.end === span.end) ?? calls.find((call) => contains(span, call));
}
