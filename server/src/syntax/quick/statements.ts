/** Reads statements, line by line and block by block, and ends each where tree-sitter does: comments behind a block are part of it. */
import type { Begun } from './maker.ts';
import { SimpleStatements } from './simple-statements.ts';

export class Statements extends SimpleStatements {
  /** Where the last line that was read ends, and what of it counts for the block it is in. */
  #resume = 0;
  #blockEnd = 0;

  /** The whole text; the root of its tree. */
  module(): number {
    const { mark } = this.nodes;
    const first = this.marginFrom(0, 0);
    if (first.indent > 0) this.doubt();
    if (first.at < this.text.length) this.#lines(first.at);
    return this.nodes.close(this.ids.node.module, 0, this.text.length, mark);
  }

  /** Adds the statements of a block from its first on. Afterwards the block is known to end at `#blockEnd`. */
  #lines(first: number): void {
    for (let at = first; ; ) {
      this.goTo(at);
      this.nodes.add(this.#statement());
      const next = this.marginFrom(this.#resume, this.margin);
      if (next.indent === this.margin && next.at < this.text.length) {
        at = next.at;
        continue;
      }
      if (next.indent > this.margin) this.doubt();
      if (next.comments >= 0) {
        this.#blockEnd = next.comments;
        this.#resume = next.comments;
      }
      return;
    }
  }

  /** The first of a line; those behind a semicolon are added. */
  #statement(): number {
    this.deeper();
    const statement = this.#compound() || this.#simpleLine();
    this.shallower();
    return statement;
  }

  #compound(): number {
    if (this.is('@')) return this.#decorated();
    if (this.kind !== 'keyword') return 0;
    switch (this.word) {
      case 'if':
        return this.#if();
      case 'while':
        return this.#while();
      case 'for':
        return this.#for(this.begin());
      case 'try':
        return this.#try();
      case 'with':
        return this.#with(this.begin());
      case 'def':
        return this.#function(this.begin());
      case 'class':
        return this.#class();
      case 'async':
        return this.#async();
      default:
        return 0;
    }
  }

  #async(): number {
    const begun = this.begin();
    this.nodes.add(this.leaf(this.ids.token.async));
    if (this.is('def')) return this.#function(begun);
    if (this.is('for')) return this.#for(begun);
    return this.is('with') ? this.#with(begun) : this.doubt();
  }

  /** The last one of the line; those before it are added. */
  #simpleLine(): number {
    let statement = this.simple();
    while (this.takes(';')) {
      if (this.kind === 'line' || this.kind === 'end') break;
      this.nodes.add(statement);
      statement = this.simple();
    }
    if (this.kind !== 'line' && this.kind !== 'end') this.doubt();
    this.isForked = false;
    this.#resume = this.start;
    this.#blockEnd = this.lineEnd;
    return statement;
  }

  /** What stands behind a colon. */
  #suite(): number {
    const { node } = this.ids;
    const { mark, start } = this.begin();
    this.expect(':');
    if (this.kind !== 'line') {
      if (this.kind === 'end') this.doubt();
      this.nodes.add(this.#simpleLine());
      return this.nodes.close(node.block, start + 1, this.#blockEnd, mark);
    }
    const outer = this.margin;
    const first = this.marginFrom(this.start, outer);
    if (first.indent <= outer) this.doubt();
    this.margin = first.indent;
    this.#lines(first.at);
    this.margin = outer;
    return this.nodes.close(node.block, first.at, this.#blockEnd, mark);
  }

  /** Whether the block before is followed by a clause that begins so; then that word is the present token. */
  #continues(word: string): boolean {
    const next = this.marginFrom(this.#resume, this.margin);
    if (next.indent !== this.margin || !this.text.startsWith(word, next.at)) return false;
    this.goTo(next.at);
    return this.is(word);
  }

  #closeBlock(type: number, { mark, start }: Begun): number {
    return this.nodes.close(type, start, this.#blockEnd, mark);
  }

  #if(): number {
    const { node } = this.ids;
    const begun = this.begin();
    this.#tested();
    while (this.#continues('elif')) {
      const clause = this.begin();
      this.#tested();
      this.nodes.add(this.#closeBlock(node.elif_clause, clause));
    }
    this.#else();
    return this.#closeBlock(node.if_statement, begun);
  }

  #tested(): void {
    const { field } = this.ids;
    this.advance();
    this.nodes.add(this.expression(), field.condition);
    this.nodes.add(this.#suite(), field.consequence);
  }

  #else(): void {
    const { node, field } = this.ids;
    if (!this.#continues('else')) return;
    const begun = this.begin();
    this.advance();
    this.nodes.add(this.#suite(), field.body);
    this.nodes.add(this.#closeBlock(node.else_clause, begun));
  }

  #while(): number {
    const { node, field } = this.ids;
    const begun = this.begin();
    this.advance();
    this.nodes.add(this.expression(), field.condition);
    this.nodes.add(this.#suite(), field.body);
    this.#else();
    return this.#closeBlock(node.while_statement, begun);
  }

  #for(begun: Begun): number {
    const { node, field } = this.ids;
    this.expect('for');
    this.nodes.add(this.targets(), field.left);
    this.expect('in');
    this.nodes.add(this.expressions(), field.right);
    this.nodes.add(this.#suite(), field.body);
    this.#else();
    return this.#closeBlock(node.for_statement, begun);
  }

  #try(): number {
    const { node, field } = this.ids;
    const begun = this.begin();
    this.advance();
    this.nodes.add(this.#suite(), field.body);
    let clauses = 0;
    for (; this.#continues('except'); clauses += 1) this.#except();
    if (clauses > 0) this.#else();
    if (this.#continues('finally')) {
      const last = this.begin();
      this.advance();
      this.nodes.add(this.#suite());
      this.nodes.add(this.#closeBlock(node.finally_clause, last));
    } else if (clauses === 0) this.doubt();
    return this.#closeBlock(node.try_statement, begun);
  }

  #except(): void {
    const { node, token, field } = this.ids;
    const begun = this.begin();
    this.advance();
    if (this.is('*')) this.nodes.add(this.leaf(token['*']));
    if (!this.is(':')) {
      const value = this.expression();
      this.nodes.add(value, field.value);
      if (this.#takesAs(value)) this.nodes.add(this.name(), field.alias);
    }
    this.nodes.add(this.#suite());
    this.nodes.add(this.#closeBlock(node.except_clause, begun));
  }

  /** To the grammar `as` belongs to the last part of a lambda and of a condition. */
  #takesAs(value: number): boolean {
    const { node } = this.ids;
    const type = this.nodes.type(value);
    const isLoose = type === node.lambda || type === node.conditional_expression || type === node.named_expression;
    return this.takes('as') && (!isLoose || this.doubt());
  }

  #with(begun: Begun): number {
    const { node, field } = this.ids;
    this.expect('with');
    const clause = this.begin();
    do this.nodes.add(this.#withItem());
    while (this.takes(','));
    this.nodes.add(this.close(node.with_clause, clause.start, clause.mark));
    this.nodes.add(this.#suite(), field.body);
    return this.#closeBlock(node.with_statement, begun);
  }

  /** The grammar reads brackets around items in several ways. */
  #withItem(): number {
    const { node, field } = this.ids;
    const { mark, start } = this.begin();
    let value = this.expression();
    const type = this.nodes.type(value);
    if (type === node.tuple || type === node.parenthesized_expression) this.doubt();
    if (this.#takesAs(value)) {
      const inner = this.begin();
      const target = this.primary();
      this.nodes.add(target);
      const alias = this.close(node.as_pattern_target, inner.start, inner.mark);
      this.nodes.add(value);
      this.nodes.add(alias, field.alias);
      value = this.close(node.as_pattern, start, mark);
    }
    this.nodes.add(value, field.value);
    return this.close(node.with_item, start, mark);
  }

  #function(begun: Begun): number {
    const { node, token, field } = this.ids;
    this.expect('def');
    this.nodes.add(this.name(), field.name);
    if (!this.is('(')) this.doubt();
    const list = this.open();
    this.parameters(')', true);
    this.nodes.add(this.shut(')', node.parameters, list), field.parameters);
    if (this.takes('->')) this.nodes.add(this.type(), field.return_type);
    if (!this.is(':')) this.doubt();
    this.nodes.add(this.nodes.leaf(token[':'], this.start, this.end));
    this.nodes.add(this.#suite(), field.body);
    return this.#closeBlock(node.function_definition, begun);
  }

  #class(): number {
    const { node, field } = this.ids;
    const begun = this.begin();
    this.advance();
    this.nodes.add(this.name(), field.name);
    if (this.is('(')) this.nodes.add(this.arguments(false), field.superclasses);
    this.nodes.add(this.#suite(), field.body);
    return this.#closeBlock(node.class_definition, begun);
  }

  #decorated(): number {
    const { node, field } = this.ids;
    const begun = this.begin();
    while (this.is('@')) {
      const { mark, start } = this.begin();
      this.advance();
      this.nodes.add(this.expression());
      if (this.kind !== 'line') this.doubt();
      this.nodes.add(this.close(node.decorator, start, mark));
      const next = this.marginFrom(this.start, this.margin);
      if (next.indent !== this.margin) this.doubt();
      this.goTo(next.at);
    }
    const definition = this.is('class')
      ? this.#class()
      : this.is('async')
        ? this.#async()
        : this.is('def')
          ? this.#function(this.begin())
          : this.doubt();
    const type = this.nodes.type(definition);
    if (type !== node.class_definition && type !== node.function_definition) this.doubt();
    this.nodes.add(definition, field.definition);
    return this.#closeBlock(node.decorated_definition, begun);
  }
}
