/**
 * The comments and logical lines of a Python text: one linear pass over strings, brackets and comments, with
 * no grammar behind it, so it works on text that does not parse. A `#` inside a string, an f-string or a
 * format specification is no comment. On broken text it errs towards short logical lines.
 */
import type { Span } from '../base/span.ts';

export interface Comment extends Span {
  /** Whether nothing but white space stands before it on its line. */
  readonly ownLine: boolean;
}

export interface CommentScan {
  readonly comments: readonly Comment[];
  /** From the first character of a statement's first line that is not white space to its line end; in order, never overlapping. */
  readonly logicalLines: readonly Span[];
}

export function scanComments(text: string): CommentScan {
  const scanner = new Scanner(text);
  scanner.run();
  return scanner;
}

/** Code, or a replacement field `{…}` of an f-string: both hold expressions and count brackets. */
interface Code {
  readonly kind: 'code' | 'field';
  brackets: number;
}
/** The text of an f-string, or the format specification `:…` inside one of its fields. */
interface Literal {
  readonly kind: 'literal' | 'specification';
  readonly quote: string;
}
type Frame = Code | Literal;

const lineEnd = /[\r\n]/g;

class Scanner implements CommentScan {
  readonly comments: Comment[] = [];
  readonly logicalLines: Span[] = [];
  private readonly text: string;
  private at = 0;
  private readonly module: Code = { kind: 'code', brackets: 0 };
  private readonly stack: Frame[] = [this.module];
  /** Start of the current logical line, and of its physical lines, in case it never ends. */
  private statement: number | undefined;
  private lines: number[] = [];

  constructor(text: string) {
    this.text = text;
  }

  run(): void {
    while (this.at < this.text.length) {
      const frame = this.stack.at(-1) ?? this.module;
      if ('brackets' in frame) this.stepCode(frame);
      else this.stepLiteral(frame);
    }
    this.endText();
  }

  private stepCode(frame: Code): void {
    const unit = this.text[this.at] ?? '';
    if (unit === '\n' || unit === '\r') this.stepLineEnd(frame);
    else if (unit === '#') this.stepComment();
    else this.stepToken(frame, unit);
  }

  private stepToken(frame: Code, unit: string): void {
    if (!isSpace(unit)) this.beginStatement();
    if (unit === '\\') this.at += 1 + this.lineEndLength(this.at + 1);
    else if (unit === '"' || unit === "'") this.openString(unit);
    else if (frame.kind === 'field' && frame.brackets === 0 && (unit === '}' || unit === ':')) this.leaveExpression(unit);
    else {
      if ('([{'.includes(unit)) frame.brackets++;
      else if (')]}'.includes(unit)) frame.brackets = Math.max(0, frame.brackets - 1);
      this.at++;
    }
  }

  private beginStatement(): void {
    this.statement ??= this.at;
    if (this.lines.length === 0) this.lines.push(this.statement);
  }

  /** Ends the statement, unless a bracket or a triple-quoted f-string is open. */
  private stepLineEnd(frame: Code): void {
    if (frame.kind === 'field' && !this.isInTriple()) this.stack.length = 1;
    const open = this.stack.length > 1 || this.module.brackets > 0;
    if (!open) this.endStatement(this.at);
    this.at += this.lineEndLength(this.at);
    if (open) this.lines.push(this.at);
  }

  private isInTriple(): boolean {
    return this.stack.some((frame) => frame.kind === 'literal' && frame.quote.length === 3);
  }

  private endStatement(end: number): void {
    if (this.statement !== undefined) this.logicalLines.push({ start: this.statement, end });
    this.statement = undefined;
    this.lines = [];
  }

  /** A bracket that is never closed makes no logical line of the rest of the file: its lines count one by one. */
  private endText(): void {
    if (this.stack.length === 1 && this.module.brackets === 0) {
      this.endStatement(this.text.length);
      return;
    }
    for (const [index, start] of this.lines.entries()) this.logicalLines.push({ start, end: this.lines[index + 1] ?? this.text.length });
  }

  private stepComment(): void {
    const start = this.at;
    lineEnd.lastIndex = start;
    this.at = lineEnd.exec(this.text)?.index ?? this.text.length;
    this.comments.push({ start, end: this.at, ownLine: this.isFirstOnLine(start) });
  }

  private isFirstOnLine(offset: number): boolean {
    let before = offset - 1;
    while (before >= 0 && isSpace(this.text[before] ?? '')) before--;
    return before < 0 || this.lineEndLength(before) > 0;
  }

  private openString(unit: string): void {
    const quote = this.text.startsWith(unit.repeat(3), this.at) ? unit.repeat(3) : unit;
    const isFormat = /^(?:[ft]r?|r[ft])$/i.test(this.prefix());
    this.at += quote.length;
    if (isFormat) this.stack.push({ kind: 'literal', quote });
    else this.skipString(quote);
  }

  /** The word before a quote as far as it matters: `rb`, `f`, … are prefixes, anything of three letters is none. */
  private prefix(): string {
    let start = this.at;
    while (start > this.at - 3 && /\w/.test(this.text[start - 1] ?? '')) start--;
    return this.text.slice(start, this.at);
  }

  private skipString(quote: string): void {
    while (this.at < this.text.length) {
      if (this.text.startsWith(quote, this.at)) {
        this.at += quote.length;
        return;
      }
      if (quote.length === 1 && this.lineEndLength(this.at) > 0) return;
      this.skipUnit();
    }
    if (quote.length === 3) this.module.brackets++;
  }

  /** One unit of a string's text; a backslash takes what follows it along, in raw strings too. */
  private skipUnit(): void {
    if (this.text[this.at] === '\\') this.at += 1 + Math.max(1, this.lineEndLength(this.at + 1));
    else this.at++;
  }

  /** `}` closes a field, `:` begins its format specification. */
  private leaveExpression(unit: string): void {
    this.at++;
    if (unit === '}') this.stack.pop();
    else this.stack.push({ kind: 'specification', quote: this.enclosingQuote() });
  }

  private enclosingQuote(): string {
    for (let depth = this.stack.length - 1; depth >= 0; depth--) {
      const frame = this.stack[depth];
      if (frame?.kind === 'literal') return frame.quote;
    }
    return '';
  }

  private stepLiteral(frame: Literal): void {
    const unit = this.text[this.at] ?? '';
    const atEnd = this.text.startsWith(frame.quote, this.at);
    if (atEnd || (frame.quote.length === 1 && this.lineEndLength(this.at) > 0)) {
      if (atEnd) this.at += frame.quote.length;
      this.closeLiteral();
    } else if (unit === '{') this.openField(frame);
    else if (unit === '}' && frame.kind === 'specification') {
      this.at++;
      this.stack.length -= 2;
    } else this.skipUnit();
  }

  private openField(frame: Literal): void {
    const isEscape = frame.kind === 'literal' && this.text[this.at + 1] === '{';
    this.at += isEscape ? 2 : 1;
    if (!isEscape) this.stack.push({ kind: 'field', brackets: 0 });
  }

  /** Also leaves a field that was never closed. */
  private closeLiteral(): void {
    while (this.stack.length > 1 && this.stack.pop()?.kind !== 'literal');
  }

  private lineEndLength(offset: number): number {
    if (this.text[offset] === '\n') return 1;
    if (this.text[offset] !== '\r') return 0;
    return this.text[offset + 1] === '\n' ? 2 : 1;
  }
}

const isSpace = (unit: string): boolean => unit === ' ' || unit === '\t' || unit === '\f' || unit === '\uFEFF';
