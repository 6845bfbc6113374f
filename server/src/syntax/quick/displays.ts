/** Reads what stands in brackets of its own: tuples, lists, dictionaries, sets, comprehensions. */
import type { Begun } from './maker.ts';
import { Strings } from './strings.ts';

export abstract class Displays extends Strings {
  /** An expression that ends before an `if`. */
  abstract disjunction(): number;

  splat(type: number, mayCall = false): number {
    const { mark, start } = this.begin();
    this.advance();
    const operand = this.expression();
    if (type === this.ids.node.list_splat && !this.#isPlainOperand(operand, mayCall)) this.doubt();
    this.nodes.add(operand);
    return this.close(type, start, mark);
  }

  /** Of `*a.b()` in a display the grammar takes `*a.b` for what is called, and of `*a + b` it may do so for the left side. */
  #isPlainOperand(operand: number, mayCall: boolean): boolean {
    const { node } = this.ids;
    switch (this.nodes.type(operand)) {
      case node.identifier:
      case node.parenthesized_expression:
      case node.list:
      case node.tuple:
      case node.list_comprehension:
      case node.generator_expression:
        return true;
      case node.attribute:
      case node.subscript:
        return this.#isPlainOperand(this.nodes.firstChild(operand), mayCall);
      case node.call:
        return mayCall && this.#isPlainOperand(this.nodes.firstChild(operand), mayCall);
      default:
        return false;
    }
  }

  parenthesized(): number {
    const { node } = this.ids;
    const begun = this.open();
    if (this.is(')')) return this.shut(')', node.tuple, begun);
    const isYield = this.is('yield');
    const isSplat = this.is('*');
    this.nodes.add(isYield ? this.yielded() : this.#element());
    if (this.is(')')) return isSplat ? this.doubt() : this.shut(')', node.parenthesized_expression, begun);
    if (isYield) this.doubt();
    if (this.isClause() && !isSplat) return this.comprehended(node.generator_expression, ')', begun);
    return this.#elements(node.tuple, ')', begun);
  }

  /** An element of a display. */
  #element(): number {
    return this.is('*') ? this.splat(this.ids.node.list_splat) : this.expression();
  }

  /** All behind the first. */
  #elements(type: number, bracket: string, begun: Begun): number {
    if (!this.is(bracket)) this.expect(',');
    while (!this.is(bracket)) {
      this.nodes.add(this.#element());
      if (!this.is(bracket)) this.expect(',');
    }
    return this.shut(bracket, type, begun);
  }

  list(): number {
    const { node } = this.ids;
    const begun = this.open();
    if (this.is(']')) return this.shut(']', node.list, begun);
    const isSplat = this.is('*');
    this.nodes.add(this.#element());
    if (this.isClause() && !isSplat) return this.comprehended(node.list_comprehension, ']', begun);
    return this.#elements(node.list, ']', begun);
  }

  braces(): number {
    const { node } = this.ids;
    const begun = this.open();
    if (this.is('}')) return this.shut('}', node.dictionary, begun);
    if (this.is('**')) return this.#pairs(begun);
    const isSplat = this.is('*');
    const start = this.start;
    const first = this.#element();
    if (this.is(':') && !isSplat) {
      this.nodes.add(this.#pair(start, first));
      if (this.isClause()) return this.comprehended(node.dictionary_comprehension, '}', begun);
      if (!this.is('}')) this.expect(',');
      return this.#pairs(begun);
    }
    this.nodes.add(first);
    if (this.isClause() && !isSplat) return this.comprehended(node.set_comprehension, '}', begun);
    return this.#elements(node.set, '}', begun);
  }

  #pair(start: number, key: number): number {
    const { node, field } = this.ids;
    const { mark } = this.nodes;
    this.nodes.add(key, field.key);
    this.expect(':');
    this.nodes.add(this.expression(), field.value);
    return this.close(node.pair, start, mark);
  }

  #pairs(begun: Begun): number {
    const { node } = this.ids;
    while (!this.is('}')) {
      const { start } = this;
      this.nodes.add(this.is('**') ? this.splat(node.dictionary_splat) : this.#pair(start, this.expression()));
      if (!this.is('}')) this.expect(',');
    }
    return this.shut('}', node.dictionary, begun);
  }

  isClause(): boolean {
    return this.is('for') || this.is('async');
  }

  /** The body has been read and added. */
  comprehended(type: number, bracket: string, begun: Begun): number {
    const { node, field } = this.ids;
    this.nodes.label(field.body);
    while (!this.is(bracket)) {
      const { mark, start } = this.begin();
      if (this.takes('if')) this.nodes.add(this.#plain());
      else {
        if (this.is('async')) this.nodes.add(this.leaf(this.ids.token.async));
        this.expect('for');
        this.nodes.add(this.targets(), field.left);
        this.expect('in');
        this.nodes.add(this.#plain(), field.right);
        this.nodes.add(this.close(node.for_in_clause, start, mark));
        continue;
      }
      this.nodes.add(this.close(node.if_clause, start, mark));
    }
    return this.shut(bracket, type, begun);
  }

  #plain(): number {
    return this.is('lambda') ? this.doubt() : this.disjunction();
  }
}
