/** The local names that hold an object from where it came to be: through assignments, lists and dicts; and whether it gets out of their sight. */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Statement } from '../../ir/statement.ts';
import { childrenOf, expressionsOf, someExpression, unwrap } from '../../ir/visit.ts';
import { freeNames, functionsInside } from '../calls/nested-functions.ts';
import type { Body, Context } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';

export interface Holding {
  /** How the user calls it: the first name, or nothing for an object without one. */
  readonly name: string | undefined;
  readonly names: ReadonlySet<string>;
  /** `self.x`, when it is assigned to an attribute. */
  readonly attribute: (Expression & { kind: 'attribute' }) | undefined;
  /** Returned, passed on, stored, seen by nested functions: others may start or join it. */
  readonly escapes: boolean;
  /** The statement it comes to be in. */
  readonly statement: Statement | undefined;
}

/** Functions that answer with something which still holds what they are given. */
const holders: readonly string[] = ['enumerate', 'zip', 'list', 'tuple', 'sorted', 'reversed', 'set', 'iter'];
/** Functions that only look at what they are given. */
const onlookers: ReadonlySet<string> = new Set([
  ...['len', 'print', 'range', 'str', 'repr', 'id', 'isinstance', 'any', 'all', 'bool', 'sum'],
  ...holders,
]);
const inserters: ReadonlySet<string> = new Set(['append', 'add', 'insert', 'extend', 'appendleft']);

export function holdingOf(call: Call, body: Body, context: Context): Holding {
  return new Tracker(call, body, context).result();
}

class Tracker {
  private readonly names = new Set<string>();
  private readonly body: Body;
  private readonly call: Call;
  private readonly context: Context;
  private attribute: (Expression & { kind: 'attribute' }) | undefined;
  private statement: Statement | undefined;
  private name: string | undefined;
  private escaped = false;
  private grew = true;

  constructor(call: Call, body: Body, context: Context) {
    this.context = context;
    this.call = call;
    this.body = body;
  }

  result(): Holding {
    while (this.grew && !this.escaped) {
      this.grew = false;
      forEachStatementOf(this.body, (statement) => this.statementUses(statement));
    }
    if (!this.escaped) this.escaped = this.seenByNested();
    return { name: this.name, names: this.names, attribute: this.attribute, escapes: this.escaped, statement: this.statement };
  }

  private statementUses(statement: Statement): void {
    for (const expression of expressionsOf(statement)) {
      if (statement.kind === 'assign' && statement.targets.includes(expression) && expression.kind === 'name') continue;
      if (this.flows(expression, statement)) this.sinkOf(statement, expression);
    }
  }

  private holds(node: Expression): boolean {
    return node === this.call || (node.kind === 'name' && this.names.has(node.id));
  }

  /** Whether the value of `node` is, or contains, what is held; inner uses are dealt with on the way. */
  private flows(node: Expression, statement: Statement): boolean {
    if (node === this.call) this.statement = statement;
    if (this.holds(node)) {
      for (const child of node === this.call ? childrenOf(node) : []) this.flows(child, statement);
      return true;
    }
    const inside = childrenOf(node).filter((child) => this.flows(child, statement));
    if (inside.length === 0 && node.kind !== 'call') return false;
    switch (node.kind) {
      case 'attribute':
      case 'comparison':
      case 'not':
        return false;
      case 'call':
        return this.callUse(node, inside);
      case 'subscript':
        return inside.includes(node.object);
      default:
        return true;
    }
  }

  private callUse(node: Call, inside: readonly Expression[]): boolean {
    const { callee } = node;
    if (callee.kind === 'attribute' && inserters.has(callee.name) && callee.object.kind === 'name' && this.isLocal(callee.object.id)) {
      if (inside.length > 0) this.addName(callee.object.id);
      return false;
    }
    if (callee.kind === 'name' && onlookers.has(callee.id)) return inside.length > 0 && holders.includes(callee.id);
    if (
      inside.some((child) => child !== callee) ||
      node.arguments.some(({ value }) => value.kind === 'attribute' && this.holds(value.object) && /^(start|run)$/.test(value.name))
    )
      this.escaped = true;
    return false;
  }

  private sinkOf(statement: Statement, expression: Expression): void {
    if (statement.kind === 'expression') {
      this.escaped ||= unwrap(statement.value).kind === 'yield' || unwrap(statement.value).kind === 'await';
      return;
    }
    if (
      statement.kind === 'for' ||
      statement.kind === 'if' ||
      statement.kind === 'while' ||
      statement.kind === 'delete' ||
      statement.kind === 'assert'
    ) {
      if (statement.kind === 'for' && expression === statement.iterable) this.bind(statement.target);
      return;
    }
    if (statement.kind === 'with')
      for (const item of statement.items) if (item.target && item.context === expression) this.bind(item.target);
    if (statement.kind === 'assign') for (const target of statement.targets) this.assign(target, statement.value);
    else if (statement.kind === 'annotated') this.assign(statement.target, statement.value);
    else if (statement.kind === 'augmented') this.bind(statement.target);
    else if (statement.kind !== 'with') this.escaped = true;
  }

  /** `a, b = Thread(…), Thread(…)` binds only the name across from the call. */
  private assign(target: Expression, value: Expression | undefined): void {
    const literal = value && unwrap(value);
    if (target.kind === 'collection' && literal?.kind === 'collection' && literal.elements.length === target.elements.length) {
      const index = literal.elements.findIndex((element) => this.mentionsHeld(element));
      const across = target.elements[index];
      if (across) this.bind(across);
    } else this.bind(target);
  }

  private mentionsHeld(node: Expression): boolean {
    return someExpression(node, (each) => this.holds(each));
  }

  private bind(target: Expression): void {
    if (target.kind === 'name' && this.isLocal(target.id)) this.addName(target.id);
    else if (target.kind === 'subscript' && target.object.kind === 'name' && this.isLocal(target.object.id)) this.addName(target.object.id);
    else if (target.kind === 'collection') for (const element of target.elements) this.bind(element);
    else if (target.kind === 'attribute') {
      this.attribute ??= target;
      this.escaped = true;
    } else this.escaped = true;
  }

  private addName(name: string): void {
    this.name ??= name;
    if (this.names.has(name)) return;
    this.names.add(name);
    this.grew = true;
  }

  private isLocal(name: string): boolean {
    const { scope } = this.body;
    return (
      scope.bindings.has(name) &&
      !scope.globals.has(name) &&
      !scope.nonlocals.has(name) &&
      !(scope.bindings.get(name) ?? []).some((binding) => binding.kind === 'parameter')
    );
  }

  private seenByNested(): boolean {
    return functionsInside(this.body).some((fn) => {
      const free = this.context.get(freeNames, fn);
      return [...this.names].some((name) => free.has(name));
    });
  }
}
