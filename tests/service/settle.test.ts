/**
 * The settle machine on a toy language, so that an error can be made to do what tree-sitter only does at times:
 * swallow everything behind it. A unit starts at a line without indentation; `class` has members at two spaces;
 * an unclosed `(` is a syntax error, and `((` makes one broken unit of the whole rest of the file.
 */
import { describe, expect, it } from 'vitest';
import { EditedText } from '../../server/src/base/edited-text.ts';
import { applyEdits, type TextEdit } from '../../server/src/base/span.ts';
import type { ModuleIr, PlacedUnit } from '../../server/src/ir/module.ts';
import { mapSpan } from '../../server/src/workspace/piece-map.ts';
import { edited, reparsed, type Settling, settled, settlingTime } from '../../server/src/workspace/settle.ts';
import { dice } from '../support/random.ts';

const opaque = (length: number) => ({ kind: 'error', start: 0, end: length, body: { start: 0, end: length, statements: [] } }) as const;

function unitOf(text: string): PlacedUnit['unit'] {
  const header = /^class (\w+)\n/.exec(text);
  if (!header) return { statement: opaque(text.length), length: text.length, hasError: text.split('(').length !== text.split(')').length };
  const span = { start: 0, end: text.length };
  const nameSpan = { start: 6, end: 6 + (header[1]?.length ?? 0) };
  const members = unitsOf(text, /^ {2}(?=\S)/gm, header[0].length);
  const cls = { ...span, name: header[1] ?? '', nameSpan, bases: [], decorators: [], members };
  return { statement: { kind: 'class', ...span, cls }, length: text.length, hasError: false };
}

function unitsOf(text: string, start: RegExp, from = 0): PlacedUnit[] {
  const starts = [...text.matchAll(start)].map((match) => match.index + match[0].length).filter((at) => at >= from);
  return starts.map((at, index) => {
    const end = at + text.slice(at, starts[index + 1] ?? text.length).trimEnd().length;
    return { at, unit: unitOf(text.slice(at, end)) };
  });
}

function parse(text: string): { text: EditedText; module: ModuleIr; hasError: boolean } {
  const swallowed = text.indexOf('((');
  const lineStart = swallowed < 0 ? text.length : text.lastIndexOf('\n', swallowed) + 1;
  const units = unitsOf(text.slice(0, lineStart), /^(?=\S)/gm);
  const rest = text.slice(lineStart);
  if (rest) units.push({ at: lineStart, unit: { statement: opaque(rest.length), length: rest.length, hasError: true } });
  const broken = (unit: PlacedUnit['unit']): boolean =>
    unit.hasError || (unit.statement.kind === 'class' && unit.statement.cls.members.some((member) => broken(member.unit)));
  return { text: EditedText.of(text), module: { units, length: text.length }, hasError: units.some(({ unit }) => broken(unit)) };
}

/** A document driven by search and replace, one replacement for one key press. */
class Typist {
  text: string;
  state: Settling;
  now = 0;

  constructor(text: string) {
    this.text = text;
    this.state = settled(parse(text));
  }

  /** Replaces what differs and keeps the common end, as an editor does. */
  type(at: string, newText: string): this {
    const start = this.text.indexOf(at);
    if (start < 0) throw new Error(`no ${at} in ${this.text}`);
    let same = 0;
    while (same < at.length && same < newText.length && at.at(-1 - same) === newText.at(-1 - same)) same++;
    return this.apply({ span: { start, end: start + at.length - same }, newText: newText.slice(0, newText.length - same) });
  }

  apply(edit: TextEdit): this {
    this.state = edited(this.state, edit, this.now);
    this.text = applyEdits(this.text, [edit]);
    const parsed = parse(this.text);
    this.state = reparsed(this.state, parsed, parsed.hasError);
    return this;
  }

  pause(): this {
    this.state = settled(parse(this.text));
    return this;
  }

  /** The analysed texts of all units, members indented. */
  get units(): readonly string[] {
    const { text, module } = this.state.shown;
    const list = (units: readonly PlacedUnit[], base: number, indent: string): string[] =>
      units.flatMap(({ at, unit }) => {
        const own = text.slice(base + at, base + at + unit.length);
        const members = unit.statement.kind === 'class' ? unit.statement.cls.members : [];
        return [indent + (members.length > 0 ? (own.split('\n')[0] ?? '') : own), ...list(members, base + at, `${indent}  `)];
      });
    return list(module.units, 0, '');
  }

  /** What the user sees squiggled if `word` of the shown text is a finding. */
  squiggle(word: string): string | undefined {
    const start = this.state.shown.text.indexOf(word);
    const span = start < 0 ? undefined : mapSpan(this.state.shown.map, { start, end: start + word.length });
    return span && this.text.slice(span.start, span.end);
  }
}

const program = 'f one\n\ng two\n\nclass C\n  m three\n\n  n four\n\nh five\n';

describe('what is shown while typing', () => {
  it('is the text alone while it parses', () => {
    const typist = new Typist(program).type('two', 'two more');
    expect(typist.state.shown.text.whole).toBe(typist.text);
    expect(typist.state.dueAt).toBeUndefined();
    expect(typist.squiggle('more')).toBe('more');
  });

  it('keeps a broken function as it last parsed, moved with its lines', () => {
    const typist = new Typist(program).type('f one', '# new line\nf one').type('two', '( two').type('( ', '(a ');
    expect(typist.units).toEqual(['# new line', 'f one', 'g two', 'class C', '  m three', '  n four', 'h five']);
    expect(typist.squiggle('g two')).toBe('g (a two');
    expect(typist.squiggle('two')).toBe('two');
    expect(typist.squiggle('five')).toBe('five');
  });

  it('analyses the other functions as they are now', () => {
    const typist = new Typist(program).type('two', '( two').type('five', 'six').type('one', 'uno');
    expect(typist.units).toEqual(['f uno', 'g two', 'class C', '  m three', '  n four', 'h six']);
  });

  it('keeps one broken method and takes its neighbours as they are', () => {
    const typist = new Typist(program).type('three', '(').type('four', 'for').type('five', 'six');
    expect(typist.units).toEqual(['f one', 'g two', 'class C', '  m three', '  n for', 'h six']);
    expect(typist.squiggle('m three')).toBe('m ');
    expect(typist.squiggle('three')).toBeUndefined();
    expect(typist.squiggle('for')).toBe('for');
    expect(typist.squiggle('six')).toBe('six');
  });

  it('keeps what an error swallowed', () => {
    const typist = new Typist(program).type('two', '(( two');
    expect(typist.units).toEqual(new Typist(program).units);
    expect(typist.squiggle('three')).toBe('three');
    expect(typist.type('one', 'uno').units[0]).toBe('f uno');
  });

  it('takes the mended function at once', () => {
    const typist = new Typist(program).type('two', '(( two').type('(( two', '(two)');
    expect(typist.state.shown.text.whole).toBe(typist.text);
    expect(typist.squiggle('two')).toBe('two');
  });

  it('drops a function that was deleted, broken neighbours or not', () => {
    const typist = new Typist(program).type('two', '( two').type('f one\n\n', '').type('h five\n', '');
    expect(typist.units).toEqual(['g two', 'class C', '  m three', '  n four']);
    expect(typist.squiggle('h five')).toBeUndefined();
  });

  it('takes the text at its word after a pause', () => {
    const typist = new Typist(program).type('two', '( two').pause();
    expect(typist.state.shown.text.whole).toBe(typist.text);
    expect(typist.state.dueAt).toBeUndefined();
    expect(typist.type('five', 'six').units).toEqual(['f one', 'g ( two', 'class C', '  m three', '  n four', 'h six']);
  });

  it('keeps a second function that breaks while the first is broken for good', () => {
    const typist = new Typist(program).type('two', '( two').pause().type('four', '( four').type('five', '( five');
    expect(typist.units).toEqual(['f one', 'g ( two', 'class C', '  m three', '  n four', 'h five']);
  });

  it('counts the pause from the last key press', () => {
    const typist = new Typist(program).type('two', '( two');
    expect(typist.state.dueAt).toBe(settlingTime);
    typist.now = 1500;
    expect(typist.type('one', 'uno').state.dueAt).toBe(1500 + settlingTime);
  });
});

describe('any edit script', () => {
  const words = ['(', ')', '((', '\n', 'x', ' ', 'class K\n  a b\n', 'f g\n', '  m n\n', ''];
  it.each(Array.from({ length: 60 }, (_, seed) => seed))('leaves a consistent program behind (seed %i)', (seed) => {
    const next = dice(seed + 1);
    const typist = new Typist(program);
    for (let key = 0; key < 60; key++) {
      const start = next(typist.text.length + 1);
      const end = Math.min(typist.text.length, start + next(4));
      typist.apply({ span: { start, end }, newText: words[next(words.length)] ?? '' });
      expectConsistent(typist);
    }
    expect(typist.pause().state.shown.text.whole).toBe(typist.text);
  });
});

/** Units lie inside their parents in order, and every mapped character is the same character in both texts. */
function expectConsistent({ text, state: { shown } }: Typist): void {
  expect(shown.module.length).toBe(shown.text.length);
  expectNested(shown.module.units, shown.text.length);
  let from = 0;
  let to = 0;
  for (const piece of shown.map) {
    expect(piece.from).toBeGreaterThanOrEqual(from);
    expect(piece.to).toBeGreaterThanOrEqual(to);
    from = piece.from + piece.length;
    to = piece.to + piece.length;
    expect(shown.text.slice(piece.from, from)).toBe(text.slice(piece.to, to));
  }
}

function expectNested(units: readonly PlacedUnit[], length: number): void {
  let end = 0;
  for (const { at, unit } of units) {
    expect(at).toBeGreaterThanOrEqual(end);
    end = at + unit.length;
    if (unit.statement.kind === 'class') expectNested(unit.statement.cls.members, unit.length);
  }
  expect(end).toBeLessThanOrEqual(length);
}
