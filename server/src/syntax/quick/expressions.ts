/** Reads operators, from the loosest to the tightest, with the precedences of the grammar where they are not Python's. */
import { Operands } from './operands.ts';

/** How tightly a binary operator holds its operands; `**` holds tighter than a sign. */
const strengths: ReadonlyMap<string, number> = new Map([
  ['|', 1],
  ['&', 2],
  ['^', 3],
  ['<<', 4],
  ['>>', 4],
  ['+', 5],
  ['-', 5],
  ['*', 6],
  ['@', 6],
  ['/', 6],
  ['%', 6],
  ['//', 6],
]);

/** Of `**`, whose right side may have a sign. */
const tightest = 7;

export class Expressions extends Operands {
  expression(): number {
    this.deeper();
    const { start } = this;
    const body = this.disjunction();
    const whole = this.is('if') ? this.#conditional(start, body) : body;
    this.shallower();
    return whole;
  }

  /** Without a condition: where an `if` is somebody else's. */
  disjunction(): number {
    if (this.kind === 'name' && this.#isAssigned()) return this.#named();
    const { start } = this;
    let left = this.#conjunction();
    while (this.is('or')) left = this.#boolean(start, left, 'or');
    return left;
  }

  #isAssigned(): boolean {
    const at = this.peek(this.end);
    return this.text.charCodeAt(at) === 58 && this.text.charCodeAt(at + 1) === 61;
  }

  /** `x := a if b else c` is read as `(x := a) if b else c`. */
  #named(): number {
    const { node, field } = this.ids;
    if (this.interpolations > 0) this.doubt();
    const { mark, start } = this.begin();
    this.nodes.add(this.name(), field.name);
    this.expect(':=');
    this.nodes.add(this.is('lambda') ? this.doubt() : this.disjunction(), field.value);
    return this.close(node.named_expression, start, mark);
  }

  #conditional(start: number, body: number): number {
    const { mark } = this.nodes;
    this.nodes.add(body);
    this.expect('if');
    this.nodes.add(this.expression());
    this.expect('else');
    this.nodes.add(this.expression());
    return this.close(this.ids.node.conditional_expression, start, mark);
  }

  #conjunction(): number {
    const { start } = this;
    let left = this.#negation();
    while (this.is('and')) left = this.#boolean(start, left, 'and');
    return left;
  }

  #boolean(start: number, left: number, word: 'or' | 'and'): number {
    const { node, token, field } = this.ids;
    const { mark } = this.nodes;
    this.nodes.add(left, field.left);
    this.nodes.add(this.leaf(token[word]), field.operator);
    this.nodes.add(word === 'or' ? this.#conjunction() : this.#negation(), field.right);
    return this.close(node.boolean_operator, start, mark);
  }

  #negation(): number {
    if (this.is('lambda')) return this.lambda();
    if (!this.is('not')) return this.#comparison();
    this.deeper();
    const { mark, start } = this.begin();
    this.advance();
    this.nodes.add(this.#negation(), this.ids.field.argument);
    this.shallower();
    return this.close(this.ids.node.not_operator, start, mark);
  }

  #comparison(): number {
    const { start } = this;
    const left = this.#binary(1);
    if (!this.#compares()) return left;
    const { mark } = this.nodes;
    this.nodes.add(left);
    while (this.#compares()) {
      this.nodes.add(this.#comparator());
      this.nodes.add(this.#binary(1));
    }
    return this.close(this.ids.node.comparison_operator, start, mark);
  }

  #compares(): boolean {
    switch (this.word) {
      case '<':
      case '>':
      case '==':
      case '!=':
      case '<=':
      case '>=':
      case 'in':
      case 'is':
      case 'not':
        return true;
      default:
        return false;
    }
  }

  #comparator(): number {
    const { start, word } = this;
    this.advance();
    if (word === 'not') {
      this.expect('in');
      return this.nodes.leaf(this.ids.token['not in'], start, this.reached);
    }
    if (word === 'is' && this.takes('not')) return this.nodes.leaf(this.ids.token['is not'], start, this.reached);
    return this.nodes.leaf(this.tokenId(word), start, this.reached);
  }

  #binary(least: number): number {
    const { start } = this;
    let left = this.#signed();
    for (;;) {
      const strength = this.kind === 'operator' ? (strengths.get(this.word) ?? 0) : 0;
      if (strength < least) return left;
      left = this.#joined(start, left, strength);
    }
  }

  #joined(start: number, left: number, strength: number): number {
    const { node, field } = this.ids;
    const { mark } = this.nodes;
    this.nodes.add(left, field.left);
    this.nodes.add(this.leaf(this.tokenId(this.word)), field.operator);
    this.nodes.add(strength === tightest ? this.#signed() : this.#binary(strength + 1), field.right);
    return this.close(node.binary_operator, start, mark);
  }

  /** `await x ** 2` is read as `await (x ** 2)`. */
  #signed(): number {
    const { node, field } = this.ids;
    const isSign = this.is('-') || this.is('+') || this.is('~');
    if (!isSign && !this.is('await')) return this.#power();
    this.deeper();
    const { mark, start } = this.begin();
    if (isSign) this.nodes.add(this.leaf(this.tokenId(this.word)), field.operator);
    else this.advance();
    this.nodes.add(isSign ? this.#signed() : this.#power(), field.argument);
    this.shallower();
    return this.close(isSign ? node.unary_operator : node.await, start, mark);
  }

  #power(): number {
    const { start } = this;
    const base = this.primary();
    return this.is('**') ? this.#joined(start, base, tightest) : base;
  }
}
