/** Reads statements without a block. */
import { Expressions } from './expressions.ts';

const augmented = /^(?:[-+*/%@&|^]|\*\*|\/\/|<<|>>)=$/;

export class SimpleStatements extends Expressions {
  simple(): number {
    const { node } = this.ids;
    if (this.kind !== 'keyword') return this.#expressionStatement();
    switch (this.word) {
      case 'import':
        return this.#import();
      case 'from':
        return this.#importFrom();
      case 'return':
        return this.#listed(node.return_statement, true);
      case 'del':
        return this.#listed(node.delete_statement, false);
      case 'raise':
        return this.#raise();
      case 'assert':
        return this.#assert();
      case 'pass':
        return this.leaf(node.pass_statement);
      case 'break':
        return this.leaf(node.break_statement);
      case 'continue':
        return this.leaf(node.continue_statement);
      case 'global':
        return this.#names(node.global_statement);
      case 'nonlocal':
        return this.#names(node.nonlocal_statement);
      default:
        return this.#expressionStatement();
    }
  }

  #isDone(): boolean {
    return this.kind === 'line' || this.kind === 'end' || this.is(';');
  }

  #listed(type: number, mayBeEmpty: boolean): number {
    const { mark, start } = this.begin();
    this.advance();
    if (!this.#isDone()) this.nodes.add(this.expressions());
    else if (!mayBeEmpty) this.doubt();
    return this.close(type, start, mark);
  }

  #raise(): number {
    const { node, field } = this.ids;
    const { mark, start } = this.begin();
    this.advance();
    if (!this.#isDone()) {
      this.nodes.add(this.expression());
      if (this.takes('from')) this.nodes.add(this.expression(), field.cause);
    }
    return this.close(node.raise_statement, start, mark);
  }

  #assert(): number {
    const { mark, start } = this.begin();
    this.advance();
    this.nodes.add(this.expression());
    if (this.takes(',')) this.nodes.add(this.expression());
    return this.close(this.ids.node.assert_statement, start, mark);
  }

  #names(type: number): number {
    const { mark, start } = this.begin();
    do {
      this.advance();
      this.nodes.add(this.name());
    } while (this.is(','));
    return this.close(type, start, mark);
  }

  #dottedName(): number {
    const { mark, start } = this.begin();
    this.nodes.add(this.name());
    while (this.takes('.')) this.nodes.add(this.name());
    return this.close(this.ids.node.dotted_name, start, mark);
  }

  #imported(): number {
    const { node, field } = this.ids;
    const { mark, start } = this.begin();
    const name = this.#dottedName();
    if (!this.takes('as')) return name;
    this.nodes.add(name, field.name);
    this.nodes.add(this.name(), field.alias);
    return this.close(node.aliased_import, start, mark);
  }

  #import(): number {
    const { node, field } = this.ids;
    const { mark, start } = this.begin();
    this.advance();
    do this.nodes.add(this.#imported(), field.name);
    while (this.takes(','));
    return this.close(node.import_statement, start, mark);
  }

  #importFrom(): number {
    const { node, field } = this.ids;
    const { mark, start } = this.begin();
    this.advance();
    const isFuture = this.is('__future__');
    this.nodes.add(this.#source(), field.module_name);
    this.expect('import');
    if (this.is('*')) this.nodes.add(isFuture ? this.doubt() : this.leaf(node.wildcard_import));
    else if (this.is('(')) {
      this.depth += 1;
      this.advance();
      while (!this.is(')')) {
        this.nodes.add(this.#imported(), field.name);
        if (!this.is(')')) this.expect(',');
      }
      this.depth -= 1;
      this.advance();
    } else {
      do this.nodes.add(this.#imported(), field.name);
      while (this.takes(','));
    }
    return this.close(isFuture ? node.future_import_statement : node.import_from_statement, start, mark);
  }

  #source(): number {
    const { mark, start } = this.begin();
    if (!this.is('.') && !this.is('...')) return this.#dottedName();
    while (this.is('.') || this.is('...')) this.advance();
    if (!this.is('import')) this.nodes.add(this.#dottedName());
    return this.close(this.ids.node.relative_import, start, mark);
  }

  #expressionStatement(): number {
    const { node } = this.ids;
    const { mark, start } = this.begin();
    const word = this.kind === 'name' ? this.word : '';
    const next = this.text.charAt(this.peek(this.end));
    if (word === 'print' && next === '>') this.doubt();
    this.isForked = word === 'print' || word === 'exec' || word === 'type' || word === 'match';
    if (this.is('yield')) {
      this.nodes.add(this.yielded());
      return this.close(node.expression_statement, start, mark);
    }
    const first = this.item();
    const isList = this.is(',');
    this.nodes.add(first);
    if (isList) this.moreItems(first);
    else if (this.nodes.type(first) === node.list_splat) this.doubt();
    const isAlias = word === 'type' && (next === '[' || next === '(');
    if (this.is('=') || this.is(':') || augmented.test(this.word)) {
      if (isAlias && this.is('=')) this.doubt();
      const left = isList ? this.close(node.pattern_list, start, mark) : this.nodes.take();
      this.nodes.add(this.#assignment(start, left));
    }
    return this.close(node.expression_statement, start, mark);
  }

  #assignment(start: number, left: number): number {
    const { node, field } = this.ids;
    const isList = this.nodes.type(left) === node.pattern_list;
    for (let each = isList ? this.nodes.firstChild(left) : left; each !== 0; each = isList ? this.nodes.next(each) : 0)
      if (!this.isTarget(each)) this.doubt();
    const { mark } = this.nodes;
    this.nodes.add(left, field.left);
    if (this.is('=')) {
      this.advance();
      this.nodes.add(this.#value(), field.right);
      return this.close(node.assignment, start, mark);
    }
    if (isList) this.doubt();
    if (this.takes(':')) {
      this.nodes.add(this.type(), field.type);
      if (this.takes('=')) this.nodes.add(this.#last(), field.right);
      return this.close(node.assignment, start, mark);
    }
    this.nodes.add(this.leaf(this.tokenId(this.word)), field.operator);
    this.nodes.add(this.#last(), field.right);
    return this.close(node.augmented_assignment, start, mark);
  }

  /** What is assigned: it may be an assignment itself. */
  #value(): number {
    const { node } = this.ids;
    const { start } = this;
    const value = this.#last();
    if (!this.is('=')) return value;
    if (this.nodes.type(value) === node.yield) this.doubt();
    if (this.nodes.type(value) !== node.expression_list) return this.#assignment(start, value);
    return this.#assignment(start, this.nodes.renamed(value, node.pattern_list));
  }

  #last(): number {
    return this.is('yield') ? this.yielded() : this.expressions();
  }
}
