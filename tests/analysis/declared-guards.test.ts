/** Guards in comments, read again at every edit only where the text changed: the same as read from nothing. */
import { expect, it } from 'vitest';
import { DeclaredGuards } from '../../server/src/analysis/shared/declared-guards.ts';
import { Store } from '../../server/src/engine/store.ts';
import { Random } from '../support/random.ts';

const lines = [
  'class Box:',
  '    def fill(self):',
  '        self.items = []  # guarded by: self._lock',
  'count = 0  # guarded-by: lock',
  '# guarded',
  ' by: x',
  '',
];

const declared = (texts: readonly string[]): readonly unknown[] => {
  const guards = new DeclaredGuards(new Store(true));
  return texts.map((text) => {
    guards.put('box.py', text);
    return guards.of('box.py');
  });
};

function edited(text: string, random: Random): string {
  const start = random.below(text.length + 1);
  const end = start + random.below(8);
  const typed = random.once(2) ? `${random.of(lines)}\n` : random.of(['g', 'd', ' ', '-', 'b', 'y', '']);
  return text.slice(0, start) + typed + text.slice(end);
}

it('reads what is written down', () => {
  expect(declared(['class Box:\n    items = []  # guarded by: self._lock\n'])).toEqual([[{ cls: 'Box', name: 'items', lock: '_lock' }]]);
});

it('says after every edit what it says of the text alone', () => {
  let most = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const random = new Random(seed);
    const texts = [`${random.of(lines)}\n${random.of(lines)}\n`];
    while (texts.length < 30) texts.push(edited(texts.at(-1) ?? '', random));
    const found = declared(texts);
    expect(found, `seed ${seed}`).toEqual(texts.map((text) => declared([text])[0]));
    most = Math.max(most, new Set(found.map((each) => JSON.stringify(each))).size);
  }
  // Texts in which it comes and goes.
  expect(most).toBeGreaterThan(3);
});
