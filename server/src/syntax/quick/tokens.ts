/**
 * Cuts a text into tokens, one ahead of the reader. Whatever is not plain ASCII outside of strings and comments, or not
 * laid out as everybody lays it out, is a `Doubt`: the real parser shall say what it means.
 */

/** Thrown where the quick reader is not certain. */
export class Doubt extends Error {
  constructor() {
    super('a text that is not read quickly');
  }
}

export type TokenKind = 'name' | 'keyword' | 'number' | 'string' | 'format' | 'operator' | 'line' | 'end';

const keywords: ReadonlySet<string> = new Set(
  `False await else import pass None break except in raise True class finally is return and continue for lambda try as def from nonlocal
  while assert del global not with async elif if or yield`.split(/\s+/),
);

const operator = /\*\*=?|\/\/=?|<<=?|>>=?|->|:=|\.\.\.|[-+*/%@&|^=<>!]=|[-+*/%@&|^=<>~.,:;()[\]{}!]/y;
/** Those that no other begins with, by their codes. */
const single: readonly (string | undefined)[] = Array.from({ length: 128 }, (_, code) =>
  '(),;[]{}'.includes(String.fromCharCode(code)) ? String.fromCharCode(code) : undefined,
);
const number =
  /0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*)?\.\d(?:_?\d)*(?:[eE][-+]?\d(?:_?\d)*)?[jJ]?|\d(?:_?\d)*(?:\.?[eE][-+]?\d(?:_?\d)*|\.)?[jJ]?/y;
const prefix = /(?:[rRbBuUfFtT]|[rR][bBfFtT]|[bBfFtT][rR])(?=["'])/y;

const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 12;
const isWordCode = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || (code >= 48 && code <= 57);

/** Spaces before the next line with code, and what is told of the comments before it. */
export interface Margin {
  /** A tab counts for eight. */
  readonly indent: number;
  /** Where the code begins; the end of the text where there is none. */
  readonly at: number;
  /** Comments that begin in the block whose lines are indented so far belong to it: where the last of them ends; -1 for none. */
  readonly comments: number;
}

export class Tokens {
  readonly text: string;
  kind: TokenKind = 'line';
  /** Of names, keywords and operators; '' of others. */
  word = '';
  start = 0;
  end = 0;
  /** Where the token before it ended. */
  reached = 0;
  /** At the end of a line: where its last token or comment ended. */
  lineEnd = 0;
  /** How many brackets are open. */
  depth = 0;
  /** How far the lines of the present block are indented. */
  margin = 0;

  constructor(text: string) {
    this.text = text;
  }

  doubt(): never {
    throw new Doubt();
  }

  is(word: string): boolean {
    return this.word === word;
  }

  /** Passes by the token if it is this one. */
  takes(word: string): boolean {
    if (this.word !== word) return false;
    this.advance();
    return true;
  }

  expect(word: string): void {
    if (!this.takes(word)) this.doubt();
  }

  /** Begins anew at an offset. */
  goTo(at: number): void {
    this.end = at;
    this.advance();
  }

  advance(): void {
    this.reached = this.end;
    const at = this.#skip(this.end);
    const code = this.text.charCodeAt(at);
    this.start = at;
    this.word = '';
    if (code === 10 || at >= this.text.length) {
      if (this.depth > 0) this.doubt();
      this.kind = code === 10 ? 'line' : 'end';
      this.end = at;
    } else if (code === 34 || code === 39) this.#quoted(at, at);
    else if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95) this.#named(at);
    else if ((code >= 48 && code <= 57) || (code === 46 && isDigit(this.text.charCodeAt(at + 1)))) this.#numbered(at);
    else this.#operator(at);
  }

  /** The first character, from `at` on, that is not white space. */
  peek(at: number): number {
    let next = at;
    while (isSpace(this.text.charCodeAt(next))) next += 1;
    return next;
  }

  /** What stands before the next line with code, seen from the end of a line. */
  marginFrom(from: number, own: number): Margin {
    const { text } = this;
    let indent = 0;
    let comments = -1;
    let belong = true;
    for (let at = from; ; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 32) indent += 1;
      else if (code === 9) indent += 8;
      else if (code === 10 || code === 12) indent = 0;
      else if (code === 35) {
        const end = this.#lineEnd(at);
        belong = belong && indent >= own;
        if (belong) comments = end;
        at = end - 1;
      } else if (at >= text.length) return { indent: 0, at: text.length, comments };
      else if (code === 92) this.doubt();
      else return { indent, at, comments };
    }
  }

  #lineEnd(at: number): number {
    const end = this.text.indexOf('\n', at);
    return end === -1 ? this.text.length : end;
  }

  #skip(from: number): number {
    const { text } = this;
    let at = from;
    this.lineEnd = from;
    for (;;) {
      const code = text.charCodeAt(at);
      if (isSpace(code)) at += 1;
      else if (code === 35) {
        at = this.#lineEnd(at);
        this.lineEnd = at;
      } else if (code === 10 && this.depth > 0) at = this.#lineInside(at + 1);
      else if (code === 92 && text.charCodeAt(at + 1) === 10) at += 2;
      else return at;
    }
  }

  /** A line inside brackets must not begin left of its block: tree-sitter may take it for the end of the block. */
  #lineInside(from: number): number {
    const at = this.peek(from);
    const code = this.text.charCodeAt(at);
    if (code === 10) return at;
    let indent = 0;
    for (let each = from; each < at; each += 1) {
      const space = this.text.charCodeAt(each);
      indent = space === 12 ? 0 : indent + (space === 9 ? 8 : 1);
    }
    return indent < this.margin ? this.doubt() : at;
  }

  #named(at: number): void {
    const after = this.text.charCodeAt(at + 1);
    const third = this.text.charCodeAt(at + 2);
    if (after === 34 || after === 39 || third === 34 || third === 39) {
      prefix.lastIndex = at;
      if (prefix.test(this.text)) {
        this.#quoted(at, prefix.lastIndex);
        return;
      }
    }
    let end = at + 1;
    while (isWordCode(this.text.charCodeAt(end))) end += 1;
    const next = this.text.charCodeAt(end);
    if (next > 127 || next === 34 || next === 39) this.doubt();
    this.word = this.text.slice(at, end);
    this.end = end;
    this.kind = keywords.has(this.word) ? 'keyword' : 'name';
  }

  #numbered(at: number): void {
    number.lastIndex = at;
    if (!number.test(this.text)) this.doubt();
    this.kind = 'number';
    this.end = number.lastIndex;
    const code = this.text.charCodeAt(this.end);
    if (isWordCode(code) || code === 46) this.doubt();
  }

  #operator(at: number): void {
    this.kind = 'operator';
    const plain = single[this.text.charCodeAt(at)];
    if (plain !== undefined) {
      this.word = plain;
      this.end = at + 1;
      return;
    }
    operator.lastIndex = at;
    const [found] = operator.exec(this.text) ?? this.doubt();
    this.word = found ?? '';
    this.end = operator.lastIndex;
  }

  /** A string as a whole; of one with interpolations only what opens it. */
  #quoted(at: number, quote: number): void {
    const { text } = this;
    const code = text.charCodeAt(quote);
    const isLong = text.charCodeAt(quote + 1) === code && text.charCodeAt(quote + 2) === code;
    const open = quote + (isLong ? 3 : 1);
    this.kind = /[fFtT]/.test(text.slice(at, quote)) ? 'format' : 'string';
    this.end = this.kind === 'format' ? open : this.#closing(open, code, isLong);
  }

  /** A name in braces is one character to the grammar, wherever they close. */
  #hidden(at: number): number {
    if (this.text.charCodeAt(at) !== 78 || this.text.charCodeAt(at + 1) !== 123) return at;
    const end = this.text.indexOf('}', at);
    return end === -1 || /["'\n]/.test(this.text.slice(at, end)) ? this.doubt() : end;
  }

  #closing(from: number, quote: number, isLong: boolean): number {
    const { text } = this;
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === 92) at = this.#hidden(at + 1);
      else if (code === quote && (!isLong || (text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote)))
        return at + (isLong ? 3 : 1);
      else if (code === 10 && !isLong) break;
    }
    return this.doubt();
  }
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
