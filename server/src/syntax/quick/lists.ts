/** Reads lists without brackets, and what is bound or assigned to. */
import { Maker } from './maker.ts';

export abstract class Lists extends Maker {
  abstract expression(): number;
  abstract primary(): number;

  /** What a `for` binds. */
  targets(): number {
    const { node } = this.ids;
    const { mark, start } = this.begin();
    const first = this.#target();
    if (!this.is(',')) return first;
    this.nodes.add(first);
    while (this.takes(',')) if (!this.is('in')) this.nodes.add(this.#target());
    return this.close(node.pattern_list, start, mark);
  }

  #target(): number {
    const target = this.is('*') ? this.bareSplat() : this.primary();
    return this.isTarget(target) ? target : this.doubt();
  }

  /** `*name` in a list without brackets. */
  bareSplat(): number {
    const { node } = this.ids;
    const { mark, start } = this.begin();
    this.advance();
    const operand = this.primary();
    const type = this.nodes.type(operand);
    if (type !== node.identifier && type !== node.attribute && type !== node.subscript) this.doubt();
    this.nodes.add(operand);
    return this.close(node.list_splat, start, mark);
  }

  isTarget(target: number): boolean {
    const { node } = this.ids;
    switch (this.nodes.type(target)) {
      case node.identifier:
      case node.attribute:
      case node.subscript:
        return true;
      case node.parenthesized_expression:
        return this.#isPlainPair(target) && this.#areTargets(target);
      case node.tuple:
      case node.list:
      case node.list_splat:
        return this.#areTargets(target);
      default:
        return false;
    }
  }

  /** A comma in a comment would make the lowering take `(x)` for a tuple. */
  #isPlainPair(target: number): boolean {
    const inner = this.nodes.firstChild(target);
    return !this.text.slice(this.nodes.end(inner), this.nodes.end(target)).includes(',');
  }

  #areTargets(parent: number): boolean {
    for (let child = this.nodes.firstChild(parent); child !== 0; child = this.nodes.next(child)) if (!this.isTarget(child)) return false;
    return true;
  }

  /** `a`, or `a, b`, which is a list of its own type. */
  expressions(): number {
    const { mark, start } = this.begin();
    const first = this.item();
    if (!this.is(',')) return this.nodes.type(first) === this.ids.node.list_splat ? this.doubt() : first;
    this.nodes.add(first);
    this.moreItems(first);
    return this.close(this.ids.node.expression_list, start, mark);
  }

  /** Adds what stands behind the first item. Of `*a,` the grammar believes that the list goes on in the next line. */
  moreItems(first: number): void {
    let last = first;
    while (this.takes(',')) {
      if (this.#startsItem()) {
        last = this.item();
        this.nodes.add(last);
      } else if (this.nodes.type(last) === this.ids.node.list_splat) this.doubt();
    }
  }

  #startsItem(): boolean {
    if (this.kind === 'line' || this.kind === 'end') return false;
    if (this.kind === 'keyword') return !this.is('in') && !this.is('from');
    return this.kind !== 'operator' || !/^(?:[=:;)\]}!]|[-+*/%@&|^]=|\*\*=|\/\/=|<<=|>>=)$/.test(this.word);
  }

  item(): number {
    return this.is('*') ? this.bareSplat() : this.expression();
  }

  yielded(): number {
    const { node, token } = this.ids;
    const { mark, start } = this.begin();
    this.expect('yield');
    if (this.is('from')) {
      this.nodes.add(this.leaf(token.from));
      this.nodes.add(this.expression());
    } else if (this.#startsItem()) this.nodes.add(this.expressions());
    return this.close(node.yield, start, mark);
  }
}
