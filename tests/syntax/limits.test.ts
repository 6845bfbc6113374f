/** Texts that are skipped, and those just inside the limits. */
import { expect, it, vi } from 'vitest';
import { EditedText } from '../../server/src/base/edited-text.ts';
import { binaryPrefixLength, maxLineLength, maxTextLength, skipReason } from '../../server/src/syntax/limits.ts';

const line = (length: number): string => 'x'.repeat(length);
/** A text of exactly this length with short lines. */
const textOf = (length: number): string => 'x = 1\n'.repeat(Math.ceil(length / 6)).slice(0, length);

it.each([
  ['an empty text', '', undefined],
  ['a text of the largest size', textOf(maxTextLength), undefined],
  ['a text larger than that', textOf(maxTextLength + 1), 'too-large'],
  ['a line of the largest length', line(maxLineLength), undefined],
  ['such a line with a line end', `a\n${line(maxLineLength)}\nb`, undefined],
  ['a longer first line', `${line(maxLineLength + 1)}\nb`, 'line-too-long'],
  ['a longer last line', `a\n${line(maxLineLength + 1)}`, 'line-too-long'],
  ['a longer line between long ones', [maxLineLength, maxLineLength + 1, maxLineLength].map(line).join('\n'), 'line-too-long'],
  ['long lines that end in CR', [maxLineLength, maxLineLength].map(line).join('\r'), undefined],
  ['a NUL at the start', '\0', 'binary'],
  ['a NUL at the end of the first 8 KB', `${textOf(binaryPrefixLength - 1)}\0`, 'binary'],
  ['a NUL behind them', `${textOf(binaryPrefixLength)}\0`, undefined],
])('%s', (_, text, reason) => {
  expect(skipReason(text)).toBe(reason);
});

it('the limits are those promised', () => {
  expect([maxTextLength, maxLineLength, binaryPrefixLength]).toEqual([2_000_000, 20_000, 8192]);
});

it('a key press in a long text asks for a few stretches of it', () => {
  const text = EditedText.of('    lock.release()\n'.repeat(30_000)).edited({ span: { start: 9, end: 9 }, newText: 'x' });
  const asked = [vi.spyOn(EditedText.prototype, 'slice'), vi.spyOn(EditedText.prototype, 'charCodeAt')];
  expect(skipReason(text)).toBeUndefined();
  const count = asked.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  vi.restoreAllMocks();
  expect(count).toBeLessThan(2 + text.length / maxLineLength);
});
