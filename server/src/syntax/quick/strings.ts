/** Reads strings, with what is interpolated in them. */
import { Lists } from './lists.ts';

export abstract class Strings extends Lists {
  /** How many interpolations are open. */
  interpolations = 0;

  strings(): number {
    const { mark, start } = this.begin();
    const first = this.#string();
    if (this.kind !== 'string' && this.kind !== 'format') return first;
    this.nodes.add(first);
    while (this.kind === 'string' || this.kind === 'format') this.nodes.add(this.#string());
    return this.close(this.ids.node.concatenated_string, start, mark);
  }

  #string(): number {
    return this.kind === 'string' ? this.leaf(this.ids.node.string) : this.#formatted();
  }

  #formatted(): number {
    const { text } = this;
    const { mark, start } = this.begin();
    this.deeper();
    const quote = text.charCodeAt(this.end - 1);
    const isLong = this.end - start > 3 && text.charCodeAt(this.end - 2) === quote && text.charCodeAt(this.end - 3) === quote;
    for (let at = this.end; ; ) {
      const code = text.charCodeAt(at);
      if (code === quote && (!isLong || (text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote))) {
        this.end = at + (isLong ? 3 : 1);
        break;
      }
      if (at >= text.length || (code === 10 && !isLong)) this.doubt();
      else if (code === 92) at = this.#escaped(at, start);
      else if (code === 123 && text.charCodeAt(at + 1) !== 123) at = this.#interpolation(at, this.ids.node.interpolation);
      else if (code === 125 && text.charCodeAt(at + 1) !== 125) this.doubt();
      else at += code === 123 || code === 125 ? 2 : 1;
    }
    const { end } = this;
    this.shallower();
    this.advance();
    return this.nodes.close(this.ids.node.string, start, end, mark);
  }

  /** Behind a backslash. Of a raw string it hides a quote, and nothing else. */
  #escaped(at: number, start: number): number {
    const code = this.text.charCodeAt(at + 1);
    const isBrace = code === 123 || code === 125;
    if (/^.?[rR]/.test(this.text.slice(start, start + 2))) {
      if (isBrace && this.text.charCodeAt(at + 2) === code) this.doubt();
      return code === 34 || code === 39 || code === 92 || code === 10 ? at + 2 : at + 1;
    }
    if (isBrace) this.doubt();
    if (code !== 78 || this.text.charCodeAt(at + 2) !== 123) return at + 2;
    const end = this.text.indexOf('}', at);
    return end === -1 ? this.doubt() : end + 1;
  }

  /** Adds what stands between braces; answers where it ends. */
  #interpolation(at: number, type: number): number {
    const { field } = this.ids;
    const { mark } = this.nodes;
    const { depth } = this;
    this.interpolations += 1;
    this.depth += 1;
    this.goTo(at + 1);
    this.nodes.add(this.is('yield') ? this.doubt() : this.expressions(), field.expression);
    this.takes('=');
    if (this.is('!')) {
      if (!/^[a-z]$/.test(this.text.charAt(this.end))) this.doubt();
      this.goTo(this.end + 1);
    }
    if (this.is(':')) this.nodes.add(this.#format(), field.format_specifier);
    if (!this.is('}')) this.doubt();
    this.interpolations -= 1;
    this.depth = depth;
    const { end } = this;
    this.nodes.add(this.nodes.close(type, at, end, mark));
    return end;
  }

  /** Stands on the closing brace afterwards. */
  #format(): number {
    const { text, start } = this;
    const { mark } = this.nodes;
    let at = this.end;
    for (; text.charCodeAt(at) !== 125; ) {
      const code = text.charCodeAt(at);
      if (at >= text.length || code === 10 || code === 34 || code === 39 || code === 92) this.doubt();
      if (code === 123 && text.charCodeAt(at + 1) === 123) this.doubt();
      at = code === 123 ? this.#interpolation(at, this.ids.node.format_expression) : at + 1;
    }
    const specifier = this.nodes.close(this.ids.node.format_specifier, start, at, mark);
    this.goTo(at);
    return specifier;
  }
}
