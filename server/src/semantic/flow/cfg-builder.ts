/**
 * Builds the control-flow graph backwards: every construct is given the node that follows it and answers the
 * node it starts with. In that direction `finally`, `break` and short-circuit tests need no patching.
 */
import type { Expression } from '../../ir/expression.ts';
import { emptyUnit, type Unit } from '../../ir/module.ts';
import type { Block, Handler, Statement, Try, With, WithItem } from '../../ir/statement.ts';
import { childrenOf, expressionsOf } from '../../ir/visit.ts';
import type { Cfg, CfgNode, Edge, EdgeKind, NodeKind } from './cfg.ts';

/** Where control goes when it does not go on to the next statement. Ways through a `finally` are built when first taken. */
interface Ways {
  readonly raise: () => CfgNode;
  readonly return: () => CfgNode;
  readonly break: () => CfgNode;
  readonly continue: () => CfgNode;
}

export interface BodyPart {
  readonly unit: Unit;
  readonly statements: readonly Statement[];
}
/** Says of an attribute, a subscript or an operation whether it runs code of the program (a property, `__getitem__` …). */
export type IsAccess = (expression: Expression) => boolean;

/** The graph of a body given in parts, one per unit (a function has one, a module one per statement). Total. */
export function buildCfg(parts: readonly BodyPart[], isAccess: IsAccess = () => false): Cfg {
  return new Builder(isAccess).build(parts);
}

/** What a node is about. */
type What = Partial<Pick<CfgNode, 'expression' | 'statement' | 'item' | 'isAsync'>>;

const noEdges: readonly Edge[] = [];

class Builder {
  private readonly nodes: CfgNode[] = [];
  private readonly isAccess: IsAccess;
  private unit: Unit | undefined;

  constructor(isAccess: IsAccess) {
    this.isAccess = isAccess;
  }

  build(parts: readonly BodyPart[]): Cfg {
    const first = parts[0];
    this.unit = first?.unit ?? emptyUnit;
    const exit = this.node('exit');
    const raised = this.node('raised');
    const ways: Ways = { raise: () => raised, return: () => exit, break: () => exit, continue: () => exit };
    let next = exit;
    for (const part of [...parts].reverse()) {
      this.unit = part.unit;
      next = this.sequence(part.statements, next, ways);
    }
    this.unit = first?.unit ?? emptyUnit;
    const entry = this.node('entry', {}, next);
    return { entry, exit, raised, nodes: this.nodes };
  }

  /** Field by field, so that all nodes have one shape: every analysis reads them. */
  private node(kind: NodeKind, { expression, statement, item, isAsync = false }: What = {}, next?: CfgNode): CfgNode {
    const edges = next ? [{ to: next, kind: 'next' as const }] : noEdges;
    const made: CfgNode = { id: this.nodes.length, kind, unit: this.unit ?? emptyUnit, expression, statement, item, isAsync, edges };
    this.nodes.push(made);
    return made;
  }

  private mayRaise(kind: NodeKind, what: What, next: CfgNode, ways: Ways): CfgNode {
    const made = this.node(kind, what, next);
    link(made, ways.raise(), 'exception');
    return made;
  }

  private sequence(statements: readonly Statement[], next: CfgNode, ways: Ways): CfgNode {
    return [...statements].reverse().reduce((after, statement) => this.statement(statement, after, ways), next);
  }

  private block(block: Block | undefined, next: CfgNode, ways: Ways): CfgNode {
    return block ? this.sequence(block.statements, next, ways) : next;
  }

  private statement(node: Statement, next: CfgNode, ways: Ways): CfgNode {
    switch (node.kind) {
      case 'if':
        return this.test(node.test, this.block(node.body, next, ways), this.block(node.orElse, next, ways), ways, node);
      case 'while':
        return this.loop(next, ways, node.orElse, (inside, done, head) =>
          this.test(node.test, this.block(node.body, head, inside), done, ways, node),
        );
      case 'for':
        return this.forLoop(node, next, ways);
      case 'try':
        return this.tryStatement(node, next, ways);
      case 'with':
        return this.withItems(node, 0, next, ways);
      case 'match':
        return this.match(node, next, ways);
      case 'error':
        return this.block(node.body, next, ways);
      default:
        return this.simple(node, next, ways);
    }
  }

  private simple(node: Statement, next: CfgNode, ways: Ways): CfgNode {
    switch (node.kind) {
      case 'return':
        return this.expression(node.value, this.node('jump', { statement: node }, ways.return()), ways);
      case 'break':
        return this.node('jump', { statement: node }, ways.break());
      case 'continue':
        return this.node('jump', { statement: node }, ways.continue());
      case 'raise':
        return this.expressions(expressionsOf(node), this.node('raise', { statement: node }, ways.raise()), ways);
      case 'assert': {
        const failed = this.node('raise', { statement: node }, ways.raise());
        return this.test(node.test, next, failed, ways, node);
      }
      case 'assign':
      case 'annotated':
      case 'augmented':
        return this.expressions(expressionsOf(node), this.node('assign', { statement: node }, next), ways);
      case 'function':
      case 'class':
        return next;
      default:
        return this.expressions(expressionsOf(node), next, ways);
    }
  }

  /** `make` builds the test and the body; it is given the ways inside, what follows a finished loop, and the head to come back to. */
  private loop(
    next: CfgNode,
    ways: Ways,
    orElse: Block | undefined,
    make: (inside: Ways, done: CfgNode, head: CfgNode) => CfgNode,
  ): CfgNode {
    const head = this.node('join');
    const inside: Ways = { ...ways, break: () => next, continue: () => head };
    link(head, make(inside, this.block(orElse, next, ways), head), 'next');
    return head;
  }

  private forLoop(node: Statement & { kind: 'for' }, next: CfgNode, ways: Ways): CfgNode {
    const head = this.loop(next, ways, node.orElse, (inside, done, back) => {
      const step = this.node('test', { statement: node, isAsync: node.isAsync });
      link(step, this.block(node.body, back, inside), 'true');
      link(step, done, 'false');
      return node.isAsync ? this.mayRaise('await', { statement: node, expression: node.iterable }, step, ways) : step;
    });
    return this.expression(node.iterable, head, ways);
  }

  private match(node: Statement & { kind: 'match' }, next: CfgNode, ways: Ways): CfgNode {
    let otherwise = next;
    for (const each of [...node.cases].reverse()) {
      const body = this.block(each.body, next, ways);
      if (each.irrefutable && !each.guard) otherwise = body;
      else {
        const guarded = each.guard ? this.test(each.guard, body, otherwise, ways, node) : body;
        const pattern = this.node('test', { statement: node });
        link(pattern, guarded, 'true');
        link(pattern, otherwise, 'false');
        otherwise = pattern;
      }
    }
    return this.expression(node.subject, otherwise, ways);
  }

  private tryStatement(node: Try, next: CfgNode, ways: Ways): CfgNode {
    const { finalBody } = node;
    const outer = finalBody ? this.through(ways, (target) => this.block(finalBody, target, ways)) : ways;
    const after = finalBody ? this.block(finalBody, next, ways) : next;
    const dispatch = node.handlers.length > 0 ? this.handlers(node.handlers, after, outer) : undefined;
    const inside: Ways = dispatch ? { ...outer, raise: () => dispatch } : outer;
    return this.block(node.body, this.block(node.orElse, after, outer), inside);
  }

  private handlers(handlers: readonly Handler[], after: CfgNode, ways: Ways): CfgNode {
    const dispatch = this.node('handler');
    for (const handler of handlers) link(dispatch, this.block(handler.body, after, ways), 'next');
    if (!handlers.some(catchesAll)) link(dispatch, ways.raise(), 'exception');
    return dispatch;
  }

  /** Ways that run `cleanup` first; one copy of it per place they lead to. */
  private through(ways: Ways, cleanup: (target: CfgNode) => CfgNode): Ways {
    const copies = new Map<CfgNode, CfgNode>();
    const via = (way: () => CfgNode) => (): CfgNode => {
      const target = way();
      const copy = copies.get(target) ?? cleanup(target);
      copies.set(target, copy);
      return copy;
    };
    return { raise: via(ways.raise), return: via(ways.return), break: via(ways.break), continue: via(ways.continue) };
  }

  private withItems(node: With, index: number, next: CfgNode, ways: Ways): CfgNode {
    const item = node.items[index];
    if (!item) return this.block(node.body, next, ways);
    const leave = (target: CfgNode): CfgNode => this.node('leave', { item, statement: node, isAsync: node.isAsync }, target);
    const plain = this.through(ways, leave);
    const unwinding = this.unwinding(node, item, next, ways);
    const body = this.withItems(node, index + 1, leave(next), { ...plain, raise: unwinding });
    const enter = this.mayRaise('enter', { item, statement: node, isAsync: node.isAsync }, body, ways);
    return this.expression(item.context, enter, ways);
  }

  /** Leaving a `with` because of an exception: a manager such as `suppress` may swallow it. */
  private unwinding(node: With, item: WithItem, next: CfgNode, ways: Ways): () => CfgNode {
    let made: CfgNode | undefined;
    return () => {
      if (!made) {
        made = this.node('leave', { item, statement: node, isAsync: node.isAsync });
        link(made, ways.raise(), 'exception');
        link(made, next, 'suppressed');
      }
      return made;
    };
  }

  /** Splits a condition into atomic tests, each with a true and a false edge. */
  private test(node: Expression, whenTrue: CfgNode, whenFalse: CfgNode, ways: Ways, statement: Statement): CfgNode {
    switch (node.kind) {
      case 'parenthesized':
        return this.test(node.value, whenTrue, whenFalse, ways, statement);
      case 'not':
        return this.test(node.operand, whenFalse, whenTrue, ways, statement);
      case 'boolean': {
        const right = this.test(node.right, whenTrue, whenFalse, ways, statement);
        return node.operator === 'and'
          ? this.test(node.left, right, whenFalse, ways, statement)
          : this.test(node.left, whenTrue, right, ways, statement);
      }
      case 'constant':
        return node.value ? whenTrue : whenFalse;
      default: {
        const test = this.node('test', { expression: node, statement });
        link(test, whenTrue, 'true');
        link(test, whenFalse, 'false');
        return this.expression(node, test, ways);
      }
    }
  }

  private expressions(nodes: readonly Expression[], next: CfgNode, ways: Ways): CfgNode {
    return [...nodes].reverse().reduce((after, node) => this.expression(node, after, ways), next);
  }

  /** The events of evaluating `node`, then `next`. */
  private expression(node: Expression | undefined, next: CfgNode, ways: Ways): CfgNode {
    if (!node) return next;
    switch (node.kind) {
      case 'boolean': {
        const right = this.expression(node.right, next, ways);
        return node.operator === 'and'
          ? this.test(node.left, right, next, ways, valueTest)
          : this.test(node.left, next, right, ways, valueTest);
      }
      case 'conditional':
        return this.test(node.test, this.expression(node.body, next, ways), this.expression(node.orElse, next, ways), ways, valueTest);
      case 'comprehension':
        return this.comprehension(node, next, ways);
      case 'call':
        return this.expressions(childrenOf(node), this.mayRaise('call', { expression: node }, next, ways), ways);
      case 'await':
      case 'yield':
        return this.expressions(childrenOf(node), this.mayRaise(node.kind, { expression: node }, next, ways), ways);
      default: {
        const after = this.isAccess(node) ? this.mayRaise('access', { expression: node }, next, ways) : next;
        return this.expressions(childrenOf(node), after, ways);
      }
    }
  }

  private comprehension(node: Expression & { kind: 'comprehension' }, next: CfgNode, ways: Ways): CfgNode {
    const head = this.node('join');
    const step = this.node('test', { expression: node });
    link(head, step, 'next');
    const [first, ...inner] = node.clauses;
    const parts = [
      ...(first?.conditions ?? []),
      ...inner.flatMap((clause) => [clause.iterable, ...clause.conditions]),
      ...(node.key ? [node.key] : []),
      node.element,
    ];
    link(step, this.expressions(parts, head, ways), 'true');
    link(step, next, 'false');
    return this.expression(first?.iterable, head, ways);
  }
}

/** A list that is pushed to has room for sixteen more, and most nodes have one edge. */
const link = (from: CfgNode, to: CfgNode, kind: EdgeKind): void => {
  from.edges = from.edges.concat({ to, kind });
};

/** `except:`, `except BaseException` and, since only programs that end care for the difference, `except Exception`. */
function catchesAll(handler: Handler): boolean {
  if (!handler.type) return true;
  const types = handler.type.kind === 'collection' ? handler.type.elements : [handler.type];
  return types.some((type) => type.kind === 'name' && (type.id === 'Exception' || type.id === 'BaseException'));
}

/** Tests inside an expression belong to no `if`. */
const valueTest: Statement = { kind: 'pass', start: 0, end: 0 };
