/** Reads what operators stand between: names, numbers, and all that follows them without a space. */
import { Parameters } from './parameters.ts';

export abstract class Operands extends Parameters {
  /** Whether the statement begins with a word of which the grammar does not know at once whether it is one. */
  isForked = false;

  /** An operand with all attributes, calls and subscripts behind it. */
  primary(): number {
    const { start } = this;
    let node = this.#atom();
    for (;;) {
      if (this.kind !== 'operator') return node;
      if (this.word === '.') node = this.#attribute(start, node);
      else if (this.word === '(') node = this.#call(start, node);
      else if (this.word === '[') node = this.#subscript(start, node);
      else return node;
    }
  }

  #attribute(start: number, object: number): number {
    const { node, field } = this.ids;
    const { mark } = this.nodes;
    this.nodes.add(object, field.object);
    this.advance();
    this.nodes.add(this.name(), field.attribute);
    return this.close(node.attribute, start, mark);
  }

  #call(start: number, callee: number): number {
    const { node, field } = this.ids;
    const { mark } = this.nodes;
    this.nodes.add(callee, field.function);
    this.nodes.add(this.arguments(true), field.arguments);
    return this.close(node.call, start, mark);
  }

  /** Also the bases of a class, which cannot be a generator. */
  arguments(mayGenerate: boolean): number {
    const { node } = this.ids;
    const begun = this.open();
    while (!this.is(')')) {
      const argument = this.#argument();
      this.nodes.add(argument);
      if (mayGenerate && this.isClause()) {
        if (this.nodes.mark !== begun.mark + 1) this.doubt();
        return this.comprehended(node.generator_expression, ')', begun);
      }
      if (!this.is(')')) this.expect(',');
    }
    return this.shut(')', node.argument_list, begun);
  }

  #argument(): number {
    const { node, field } = this.ids;
    if (this.is('*') || this.is('**')) return this.splat(this.is('*') ? node.list_splat : node.dictionary_splat, !this.isForked);
    if (this.kind !== 'name' || !this.#isKeyword()) return this.expression();
    const { mark, start } = this.begin();
    this.nodes.add(this.name(), field.name);
    this.expect('=');
    this.nodes.add(this.expression(), field.value);
    return this.close(node.keyword_argument, start, mark);
  }

  #isKeyword(): boolean {
    const at = this.peek(this.end);
    return this.text.charCodeAt(at) === 61 && this.text.charCodeAt(at + 1) !== 61;
  }

  #subscript(start: number, value: number): number {
    const { node, field } = this.ids;
    const { mark } = this.nodes;
    this.nodes.add(value, field.value);
    this.open();
    if (this.is(']')) this.doubt();
    while (!this.is(']')) {
      this.nodes.add(this.#slice(), field.subscript);
      if (!this.is(']')) this.expect(',');
    }
    return this.shut(']', node.subscript, { mark, start });
  }

  #slice(): number {
    const { mark, start } = this.begin();
    if (!this.is(':')) {
      const only = this.expression();
      if (this.annotations > 0 && !this.isPlainType(only)) this.doubt();
      if (!this.is(':')) return only;
      this.nodes.add(only);
    }
    // The grammar takes it for the bound of a type.
    if (this.annotations > 0) this.doubt();
    for (let colons = 0; colons < 2 && this.takes(':'); colons += 1)
      if (!this.is(':') && !this.is(']') && !this.is(',')) this.nodes.add(this.expression());
    return this.close(this.ids.node.slice, start, mark);
  }

  #atom(): number {
    const { node } = this.ids;
    switch (this.kind) {
      case 'name':
        return this.leaf(node.identifier);
      case 'number':
        return this.leaf(this.#isFloat() ? node.float : node.integer);
      case 'string':
      case 'format':
        return this.strings();
      case 'keyword':
        return this.leaf(this.is('None') ? node.none : this.is('True') ? node.true : this.is('False') ? node.false : this.doubt());
      case 'operator':
        if (this.is('(')) return this.parenthesized();
        if (this.is('[')) return this.list();
        if (this.is('{')) return this.braces();
        return this.is('...') ? this.leaf(node.ellipsis) : this.doubt();
      default:
        return this.doubt();
    }
  }

  #isFloat(): boolean {
    const digits = this.text.slice(this.start, this.end);
    return !/^0[xX]/.test(digits) && /[.eE]/.test(digits);
  }
}
