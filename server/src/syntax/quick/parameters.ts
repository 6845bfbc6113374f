/** Reads parameters, annotations and lambdas. */
import { Displays } from './displays.ts';

export abstract class Parameters extends Displays {
  /** How many annotations are open. */
  annotations = 0;

  /** Adds the parameters up to the token that ends them. */
  parameters(last: string, mayBeTyped: boolean): void {
    while (!this.is(last)) {
      this.nodes.add(this.#parameter(mayBeTyped));
      if (!this.is(last)) this.expect(',');
    }
  }

  #parameter(mayBeTyped: boolean): number {
    const { node, field } = this.ids;
    const { mark, start } = this.begin();
    if (this.is('/')) return this.leaf(node.positional_separator);
    const star = this.is('*') ? node.list_splat_pattern : this.is('**') ? node.dictionary_splat_pattern : 0;
    if (star) this.advance();
    if (star === node.list_splat_pattern && this.is(',')) return this.nodes.leaf(node.keyword_separator, start, start + 1);
    let name = this.name();
    if (star) {
      this.nodes.add(name);
      name = this.close(star, start, mark);
    }
    const type = mayBeTyped && this.takes(':') ? this.type() : 0;
    const value = !star && this.takes('=') ? this.expression() : 0;
    if (!type && !value) return name;
    this.nodes.add(name, star || !value ? 0 : field.name);
    if (type) this.nodes.add(type, field.type);
    if (value) this.nodes.add(value, field.value);
    return this.close(type ? (value ? node.typed_default_parameter : node.typed_parameter) : node.default_parameter, start, mark);
  }

  /** An annotation. */
  type(): number {
    const { mark, start } = this.begin();
    if (this.is('*')) this.doubt();
    this.annotations += 1;
    const type = this.expression();
    this.annotations -= 1;
    if (!this.isPlainType(type)) this.doubt();
    this.nodes.add(type);
    return this.close(this.ids.node.type, start, mark);
  }

  /** The grammar has types of its own: of operators they know `|` alone. */
  isPlainType(type: number): boolean {
    const { node, token } = this.ids;
    switch (this.nodes.type(type)) {
      case node.comparison_operator:
      case node.boolean_operator:
      case node.not_operator:
      case node.conditional_expression:
      case node.named_expression:
      case node.lambda:
      case node.await:
        return false;
      case node.binary_operator: {
        const left = this.nodes.firstChild(type);
        const operator = this.nodes.next(left);
        const isUnion = this.nodes.type(operator) === token['|'];
        return isUnion && this.isPlainType(left) && this.isPlainType(this.nodes.next(operator));
      }
      default:
        return true;
    }
  }

  lambda(): number {
    const { node, field, token } = this.ids;
    this.deeper();
    const { mark, start } = this.begin();
    this.expect('lambda');
    if (!this.is(':')) {
      const inner = this.begin();
      this.parameters(':', false);
      this.nodes.add(this.close(node.lambda_parameters, inner.start, inner.mark), field.parameters);
    }
    if (!this.is(':')) this.doubt();
    this.nodes.add(this.leaf(token[':']));
    this.nodes.add(this.expression(), field.body);
    this.shallower();
    return this.close(node.lambda, start, mark);
  }
}
