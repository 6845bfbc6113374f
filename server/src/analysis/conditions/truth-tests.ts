/**
 * Events and locks that are tested for truth themselves: they have no truth value of their own, so the test always
 * says yes. Errs on the side of silence: an object that may be None is asked whether it is there, and so is one that
 * the tested branch uses.
 */
import type { Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import { render } from '../../ir/render.ts';
import type { Block, Statement } from '../../ir/statement.ts';
import { childrenOf, expressionsOf, forEachExpression, forEachExpressionIn, unwrap } from '../../ir/visit.ts';
import { leads, leadTo } from '../../semantic/leading-names.ts';
import type { ModuleSymbol } from '../../semantic/symbols.ts';
import { lastIdentifier } from '../../semantic/symbols.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { blocks } from '../flow/blocks.ts';
import { isTest } from '../tests.ts';

export interface TruthTest {
  readonly at: Expression;
  readonly unit: Unit;
  readonly display: string;
  /** `Event`, `Lock`. */
  readonly cls: string;
}

export const truthTests = defineAnalysis<Body, readonly TruthTest[]>({
  name: 'truth-tests',
  compute: (body, context) => {
    const names = context.get(synchronizerNames, context);
    if (names.size === 0 || isTest(body)) return [];
    return context
      .get(blocks, body)
      .flatMap(({ statements, unit }) => statements.flatMap((statement) => testsIn(statement, unit, names, body, context)));
  },
});

/** What a test decides: code that runs only for one answer. */
interface Question {
  readonly test: Expression;
  readonly isLoop: boolean;
  readonly decides: readonly (Block | Expression)[];
}

function testsIn(statement: Statement, unit: Unit, names: ReadonlySet<string>, body: Body, context: Context): readonly TruthTest[] {
  return questionsOf(statement).flatMap(({ test, isLoop, decides }) =>
    atomsOf(test).flatMap(({ node, guards }) => {
      if (!leads(names, node, body.scope)) return [];
      const cls = synchronizer(node, isLoop, body, context);
      const display = render(node);
      const isUsed = [...decides, ...guards].some((each) => uses(each, display)) || (!isLoop && usesAfter(statement, display, body));
      return cls === undefined || isUsed ? [] : [{ at: node, unit, display, cls }];
    }),
  );
}

function questionsOf(statement: Statement): readonly Question[] {
  const inside: Question[] = [];
  for (const expression of expressionsOf(statement)) {
    forEachExpression(expression, (node) => {
      if (node.kind === 'conditional') inside.push({ test: node.test, isLoop: false, decides: [node.body, node.orElse] });
      return undefined;
    });
  }
  if (statement.kind === 'while') return [...inside, { test: statement.test, isLoop: true, decides: [] }];
  if (statement.kind !== 'if') return inside;
  return [...inside, { test: statement.test, isLoop: false, decides: [statement.body, ...(statement.orElse ? [statement.orElse] : [])] }];
}

/** `a and not b`: the parts whose truth is asked, each with what is only evaluated after it. */
function atomsOf(test: Expression): readonly { readonly node: Expression; readonly guards: readonly Expression[] }[] {
  const node = unwrap(test);
  if (node.kind === 'not') return atomsOf(node.operand);
  if (node.kind === 'boolean') {
    const left = atomsOf(node.left).map((each) => ({ node: each.node, guards: [...each.guards, node.right] }));
    return [...left, ...atomsOf(node.right)];
  }
  return node.kind === 'name' || node.kind === 'attribute' ? [{ node, guards: [] }] : [];
}

/** In a loop other callers may give something else, too: with this one it never ends, or never begins. */
function synchronizer(node: Expression, isLoop: boolean, body: Body, context: Context): string | undefined {
  const { values, open } = context.evaluator.evaluate(node, body.scope);
  const types = values.map((value) => (value.kind === 'instance' && isSynchronizer(value.type, context) ? value.type : undefined));
  const [type] = types;
  if (type === undefined || types.includes(undefined) || (open && !(isLoop && node.kind === 'name'))) return undefined;
  return type.slice(type.lastIndexOf('.') + 1);
}

const isSynchronizer = (type: string, { models }: Context): boolean =>
  models.lock(type) !== undefined || ['event', 'barrier'].includes(models.synchronizer(type)?.kind ?? '');

function uses(where: Block | Expression, display: string): boolean {
  let found = false;
  const look = (node: Expression): boolean => {
    found ||= (node.kind === 'name' || node.kind === 'attribute') && render(node) === display;
    return !found;
  };
  if ('statements' in where) forEachExpressionIn(where, look);
  else forEachExpression(where, look);
  return found;
}

/** `if not self._done: return`, and further down `self._done.set()`: is it there, is the question. */
function usesAfter(statement: Statement, display: string, body: Body): boolean {
  if (statement.kind !== 'if' || body.kind === 'module' || unwrap(statement.test).kind !== 'not') return false;
  const last = statement.body.statements.at(-1);
  const leaves = last?.kind === 'return' || last?.kind === 'raise' || last?.kind === 'continue' || last?.kind === 'break';
  if (!leaves) return false;
  let found = false;
  forEachExpressionIn(body.ir.body, (node) => {
    const isLater = node.start > statement.end && node.kind === 'attribute';
    found ||= isLater && childrenOf(node).some((object) => render(object) === display);
    return !found;
  });
  return found;
}

/** Names that hold an event or a lock somewhere in the program, by spelling: nothing else need be evaluated. */
export const synchronizerNames = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'synchronizer-names',
  compute: (_, context) => {
    const { program } = context;
    const assigned = makers.flatMap((maker) => program.mentions(maker)).flatMap(({ call }) => program.namesGiven(call));
    return new Set([...assigned, ...program.modules.flatMap((module) => context.get(annotatedNames, module))]);
  },
});

const makers = ['Event', 'Lock', 'RLock', 'Condition', 'Semaphore', 'BoundedSemaphore', 'Barrier'];

/** Parameters that are said to be one. Reads headers first: what else a function says changes more often. */
const annotatedNames = defineAnalysis<ModuleSymbol, readonly string[]>({
  name: 'annotated-synchronizers',
  compute: (module) =>
    module.functions.flatMap((fn) =>
      fn.signature.parameters.flatMap(({ name, annotation }) =>
        annotation && makers.includes(lastIdentifier(annotation) ?? '') ? [leadTo(name, fn.scope)] : [],
      ),
    ),
});
