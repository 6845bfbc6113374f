/** A text that is typed into says of itself what the same string says. */
import { expect, it } from 'vitest';
import { EditedText } from '../../server/src/base/edited-text.ts';
import { applyEdits } from '../../server/src/base/span.ts';
import { Random, seeds } from '../support/random.ts';

const pieces = ['', 'a', 'ab', '\n', 'é', '🧵', 'abab\n', 'x'.repeat(5000)];

function expectSame(text: EditedText, same: string, random: Random): void {
  expect(text.length).toBe(same.length);
  expect(text.whole).toBe(same);
  for (let question = 0; question < 8; question += 1) {
    const [at, to] = [random.below(same.length + 2), random.below(same.length + 2)];
    const search = random.of(['\n', 'a', 'ab', 'ba', '🧵']);
    expect(text.slice(at, to)).toBe(same.slice(at, to));
    expect(text.slice(-at)).toBe(same.slice(-at));
    expect(text.charAt(at)).toBe(same.charAt(at));
    expect(text.charCodeAt(at)).toEqual(same.charCodeAt(at));
    expect(text.codePointAt(at)).toBe(same.codePointAt(at));
    expect(text.indexOf(search, at)).toBe(same.indexOf(search, at));
    expect(text.lastIndexOf(search, at)).toBe(same.lastIndexOf(search, at));
  }
}

it.each(seeds(40))('after any edits (seed %i)', (seed) => {
  const random = new Random(seed);
  let same = 'one two\nab 🧵\n'.repeat(random.below(40));
  let text = EditedText.of(same);
  let known = 0;
  for (let step = 0; step < 40; step += 1) {
    const start = random.below(same.length + 1);
    const edit = { span: { start, end: Math.min(same.length, start + random.below(6)) }, newText: random.of(pieces) };
    const [before, previous] = [text, same];
    text = text.edited(edit);
    same = applyEdits(same, [edit]);
    // A copy of its own keeps it from making one string of itself for the next edit.
    expectSame(random.once(2) ? text : text.edited({ span: { start, end: start }, newText: '' }), same, random);
    const change = text.changeSince(before);
    if (!change) continue;
    known += 1;
    expect(same.slice(0, change.start)).toBe(previous.slice(0, change.start));
    expect(same.slice(change.end)).toBe(previous.slice(previous.length - (same.length - change.end)));
  }
  expect(known).toBeGreaterThan(0);
});

it('nothing is copied while the edits stay near each other', () => {
  const base = 'a line\n'.repeat(100_000);
  let text = EditedText.of(base);
  const texts = [text];
  for (let key = 0; key < 50; key += 1) {
    text = text.edited({ span: { start: 350_000 + key, end: 350_000 + key }, newText: 'x' });
    texts.push(text);
  }
  expect(texts.slice(2).every((after, index) => after.changeSince(texts[index + 1] ?? after) !== undefined)).toBe(true);
  expect(text.slice(350_000, 350_052)).toBe(`${'x'.repeat(50)}a `);
});
