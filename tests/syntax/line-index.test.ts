/** Offsets and positions as LSP counts them: UTF-16 units, lines that end in LF, CR LF or CR. */
import { describe, expect, it } from 'vitest';
import { lineAt, lineStarts, lineText, offsetAt, positionAt } from '../../server/src/base/line-index.ts';

const text = 'ab\ncd\r\nef\rg🧵h\n';
const starts = lineStarts(text);

it('finds the lines of every kind of line end', () => {
  expect(starts).toEqual([0, 3, 7, 10, 15]);
  expect(starts.map((_, line) => lineText(text, starts, line))).toEqual(['ab', 'cd', 'ef', 'g🧵h', '']);
  expect(lineStarts('')).toEqual([0]);
  expect(lineStarts('\r\r\n\n')).toEqual([0, 1, 3, 4]);
});

it('knows the line of every offset', () => {
  const lines = Array.from({ length: text.length + 1 }, (_, offset) => lineAt(starts, offset));
  expect(lines).toEqual([0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 4]);
});

it('goes from an offset to a position and back', () => {
  for (let offset = 0; offset <= text.length; offset += 1) {
    const position = positionAt(starts, offset);
    const inLineEnd = position.character > lineText(text, starts, position.line).length;
    expect(offsetAt(text, starts, position)).toBe(inLineEnd ? offset - 1 : offset);
  }
  expect(positionAt(starts, 13)).toEqual({ line: 3, character: 3 });
});

describe('outside the text', () => {
  it.each([
    [{ line: 0, character: 99 }, 2],
    [{ line: 1, character: 3 }, 5],
    [{ line: 3, character: 99 }, 14],
    [{ line: 4, character: 1 }, 15],
    [{ line: 99, character: 0 }, 15],
    [{ line: -1, character: 5 }, 0],
    [{ line: 1, character: -5 }, 3],
  ])('%o is taken for the nearest end', (position, offset) => {
    expect(offsetAt(text, starts, position)).toBe(offset);
  });

  it('offsets belong to the first or the last line', () => {
    expect(positionAt(starts, -3)).toEqual({ line: 0, character: 0 });
    expect(positionAt(starts, 17).line).toBe(4);
  });
});
