/** The server's copy of a document is the client's text, whatever is typed and however positions are counted. */
import { describe, expect, it } from 'vitest';
import { lineAt, lineStarts } from '../../server/src/base/line-index.ts';
import { type Encoding, offsetOf, positionOf } from '../../server/src/lsp/encoding.ts';
import { Lines } from '../../server/src/lsp/lines.ts';
import { Mirror } from '../../server/src/lsp/mirror.ts';
import { dice } from '../support/random.ts';

const encodings: readonly Encoding[] = ['utf-8', 'utf-16', 'utf-32'];
const lines = (text: string) => ({ text, lines: Lines.of(text) });

const snippets = ['', 'x', '\n', '\r', '\r\n', '锁', '🔒', 'e\u0301', '\t', 'def f():\n  pass\n', '\uFEFF', '\0', '\n\r', '🔒\r\n🔒'];

describe('a mirror under random edits', () => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed))('equals the client’s text (seed %i)', (seed) => {
    const next = dice(seed + 1);
    const encoding = encodings[seed % 3] ?? 'utf-16';
    let text = 'import threading\r\nlock = threading.Lock()\r# 锁 🔒\n';
    const mirror = new Mirror(text, encoding);
    for (let key = 0; key < 200; key++) {
      const from = whole(text, next(text.length + 1), encoding);
      const to = whole(text, Math.min(text.length, from + next(6)), encoding);
      const newText = snippets[next(snippets.length)] ?? '';
      const range = { start: positionOf(lines(text), from, encoding), end: positionOf(lines(text), to, encoding) };
      // What an editor means by the positions it can name; a place between CR and LF has no name of its own.
      const start = offsetOf(lines(text), range.start, encoding);
      const end = offsetOf(lines(text), range.end, encoding);
      text = text.slice(0, start) + newText + text.slice(Math.max(start, end));
      mirror.apply({ range, text: newText });
      expect(mirror.text.whole).toBe(text);
      const starts = lineStarts(text);
      expect(Array.from(starts, (_, line) => mirror.lines.startOf(line))).toEqual(starts);
      expect(mirror.lines.count).toBe(starts.length);
      for (let offset = 0; offset <= text.length; offset += 3) expect(mirror.lines.at(offset)).toBe(lineAt(starts, offset));
    }
  });
});

describe('a mirror of a long text', () => {
  it.each([1, 2, 3, 4])('knows its lines wherever edits are made (seed %i)', (seed) => {
    const next = dice(seed);
    let text = 'lock.acquire()\n'.repeat(3000);
    const mirror = new Mirror(text, 'utf-16');
    let place = 0;
    for (let key = 0; key < 60; key++) {
      // Mostly where the last edit was, or a few lines off.
      place = key % 7 === 6 ? next(text.length) : Math.max(0, Math.min(text.length, place + next(600) - 300));
      const end = Math.min(text.length, place + next(key % 11 === 10 ? 20_000 : 40));
      const newText = (snippets[next(snippets.length)] ?? '').repeat(1 + next(key % 5 === 4 ? 700 : 2));
      const start = offsetOf(lines(text), positionOf(lines(text), place, 'utf-16'), 'utf-16');
      const range = { start: positionOf(lines(text), start, 'utf-16'), end: positionOf(lines(text), end, 'utf-16') };
      text = text.slice(0, start) + newText + text.slice(Math.max(start, offsetOf(lines(text), range.end, 'utf-16')));
      mirror.apply({ range, text: newText });
      const starts = lineStarts(text);
      expect(Array.from(starts, (_, line) => mirror.lines.startOf(line))).toEqual(starts);
      expect([mirror.lines.count, mirror.lines.startOf(starts.length)]).toEqual([starts.length, undefined]);
      for (let offset = 0; offset <= text.length; offset += 997) expect(mirror.lines.at(offset)).toBe(lineAt(starts, offset));
    }
  });
});

/** UTF-8 and UTF-32 cannot name the middle of a surrogate pair. */
function whole(text: string, offset: number, encoding: Encoding): number {
  const inPair = /[\uDC00-\uDFFF]/.test(text[offset] ?? '') && /[\uD800-\uDBFF]/.test(text[offset - 1] ?? '');
  return inPair && encoding !== 'utf-16' ? offset - 1 : offset;
}

describe('positions', () => {
  const text = 'a锁🔒b\r\né\r\n\r🔒';

  it.each(encodings)('lead back to every offset of whole characters (%s)', (encoding) => {
    for (let offset = 0; offset <= text.length; offset++) {
      const isBetween = text[offset] === '\n' && text[offset - 1] === '\r';
      if (isBetween || whole(text, offset, encoding) !== offset) continue;
      expect(offsetOf(lines(text), positionOf(lines(text), offset, encoding), encoding)).toBe(offset);
    }
  });

  it('count as their encoding says', () => {
    const offset = text.indexOf('b');
    expect(encodings.map((encoding) => positionOf(lines(text), offset, encoding))).toEqual([
      { line: 0, character: 8 },
      { line: 0, character: 4 },
      { line: 0, character: 3 },
    ]);
  });

  it.each(encodings)('outside the text are moved to its nearest place (%s)', (encoding) => {
    const at = (line: number, character: number) => offsetOf(lines(text), { line, character }, encoding);
    expect(at(-1, 5)).toBe(0);
    expect(at(99, 0)).toBe(text.length);
    expect(at(0, -1)).toBe(0);
    expect(at(0, 99)).toBe(text.indexOf('\r'));
    expect(at(Number.NaN, 1)).toBe(0);
    expect(at(0, Number.NaN)).toBe(0);
  });
});

describe('changes no editor should send', () => {
  it('are put right', () => {
    const mirror = new Mirror('one\ntwo\n', 'utf-16');
    mirror.apply({ range: { start: { line: 1, character: 3 }, end: { line: 1, character: 0 } }, text: '2' });
    expect(mirror.text.whole).toBe('one\n2\n');
    mirror.apply({ range: { start: { line: 50, character: 0 }, end: { line: 99, character: 9 } }, text: 'end' });
    expect(mirror.text.whole).toBe('one\n2\nend');
  });

  it('may split a surrogate pair', () => {
    const mirror = new Mirror('# 🔒', 'utf-16');
    mirror.apply({ range: { start: { line: 0, character: 3 }, end: { line: 0, character: 4 } }, text: '' });
    expect(mirror.text.whole).toBe('# \uD83D');
  });
});
