/** Generic access to the children of IR nodes, in the order of evaluation. Bodies of lambdas and nested definitions are not children: they run elsewhere. */
import type { Comprehension, Expression } from './expression.ts';
import type { Block, Statement } from './statement.ts';

/** Nothing inside: most nodes and statements have none. */
const none: readonly never[] = [];

export function childrenOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'name':
    case 'constant':
      return none;
    case 'lambda':
      return node.fn.parameters.flatMap((parameter) => (parameter.default ? [parameter.default] : []));
    case 'attribute':
      return [node.object];
    case 'subscript':
      return [node.object, ...node.indices];
    case 'call':
      return [node.callee, ...node.arguments.map((argument) => argument.value)];
    case 'await':
    case 'starred':
    case 'parenthesized':
      return [node.value];
    case 'yield':
      return node.value ? [node.value] : [];
    case 'boolean':
    case 'binary':
      return [node.left, node.right];
    case 'not':
    case 'unary':
      return [node.operand];
    case 'comparison':
      return node.operands;
    case 'conditional':
      return [node.test, node.body, node.orElse];
    case 'collection':
      return node.keys ? interleaved(node.keys, node.elements) : node.elements;
    case 'comprehension':
      return comprehensionParts(node);
    case 'named':
      return [node.value];
    case 'fstring':
    case 'opaque':
      return node.parts;
  }
}

const interleaved = (keys: readonly (Expression | null)[], values: readonly Expression[]): readonly Expression[] =>
  values.flatMap((value, index) => {
    const key = keys[index];
    return key ? [key, value] : [value];
  });

const comprehensionParts = (node: Comprehension): readonly Expression[] => [
  ...node.clauses.flatMap((clause) => [clause.iterable, ...clause.conditions]),
  ...(node.key ? [node.key] : []),
  node.element,
];

/** The expressions a statement evaluates itself; those of its nested blocks are not among them. Assignment targets come last. */
export function expressionsOf(node: Statement): readonly Expression[] {
  switch (node.kind) {
    case 'expression':
      return [node.value];
    case 'assign':
      return [node.value, ...node.targets];
    case 'annotated':
      return node.value ? [node.value, node.target] : [node.target];
    case 'augmented':
      return [node.target, node.value];
    case 'return':
      return node.value ? [node.value] : [];
    case 'raise':
      return [...(node.exception ? [node.exception] : []), ...(node.cause ? [node.cause] : [])];
    case 'if':
    case 'while':
      return [node.test];
    case 'for':
      return [node.iterable, node.target];
    case 'try':
      return node.handlers.flatMap((handler) => (handler.type ? [handler.type] : []));
    case 'with':
      return node.items.flatMap((item) => (item.target ? [item.context, item.target] : [item.context]));
    case 'match':
      return [node.subject, ...node.cases.flatMap((each) => (each.guard ? [each.pattern, each.guard] : [each.pattern]))];
    case 'function':
      return [...node.fn.decorators, ...node.fn.parameters.flatMap((parameter) => (parameter.default ? [parameter.default] : []))];
    case 'class':
      return [...node.cls.decorators, ...node.cls.bases.map((base) => base.value)];
    case 'delete':
      return node.targets;
    case 'assert':
      return node.message ? [node.test, node.message] : [node.test];
    default:
      return none;
  }
}

/** The blocks nested in a statement, in source order; bodies of definitions are not among them. */
export function blocksOf(node: Statement): readonly Block[] {
  switch (node.kind) {
    case 'if':
    case 'while':
    case 'for':
      return node.orElse ? [node.body, node.orElse] : [node.body];
    case 'try':
      return [node.body, ...node.handlers.map((handler) => handler.body), ...present(node.orElse), ...present(node.finalBody)];
    case 'with':
      return [node.body];
    case 'match':
      return node.cases.map((each) => each.body);
    case 'error':
      return [node.body];
    default:
      return none;
  }
}

const present = (block: Block | undefined): readonly Block[] => (block ? [block] : []);

/** Calls `visit` for every statement of `block` and of the blocks nested in it, outermost first. */
export function forEachStatement(block: Pick<Block, 'statements'>, visit: (statement: Statement) => void): void {
  for (const statement of block.statements) {
    visit(statement);
    for (const nested of blocksOf(statement)) forEachStatement(nested, visit);
  }
}

/** Calls `visit` for `root` and everything inside it, parents first; `visit` returns false to keep out of a node. The commonest kinds go without a list of their children. */
export function forEachExpression(root: Expression, visit: (node: Expression) => boolean | undefined): void {
  if (visit(root) === false) return;
  switch (root.kind) {
    case 'name':
    case 'constant':
      return;
    case 'attribute':
      forEachExpression(root.object, visit);
      return;
    case 'call':
      forEachExpression(root.callee, visit);
      for (const { value } of root.arguments) forEachExpression(value, visit);
      return;
    default:
      for (const child of childrenOf(root)) forEachExpression(child, visit);
  }
}

/** Whether `root`, or something inside it, is what is asked for. */
export function someExpression(root: Expression, isMeant: (node: Expression) => boolean): boolean {
  let found = false;
  forEachExpression(root, (node) => {
    found ||= isMeant(node);
    return !found;
  });
  return found;
}

/** Every expression evaluated in `block`, nested blocks included, nested definitions excluded. */
export function forEachExpressionIn(block: Pick<Block, 'statements'>, visit: (node: Expression) => boolean | undefined): void {
  forEachStatement(block, (statement) => {
    for (const expression of expressionsOf(statement)) forEachExpression(expression, visit);
  });
}

/** `(((x)))` → `x` */
export function unwrap(node: Expression): Expression {
  let inner = node;
  while (inner.kind === 'parenthesized') inner = inner.value;
  return inner;
}
