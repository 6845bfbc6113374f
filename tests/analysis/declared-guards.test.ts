/** Guards in comments, read again at every edit only where the text changed: the same as read from nothing. */
import { expect, it } from 'vitest';
import { DeclaredGuards } from '../../server/src/analysis/shared/declared-guards.ts';
import { EditedText } from '../../server/src/base/edited-text.ts';
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

const declared = (texts: readonly EditedText[]): readonly unknown[] => {
  const guards = new DeclaredGuards(new Store(true));
  return texts.map((text) => {
    guards.put('box.py', text);
    return guards.of('box.py');
  });
};

function edited(text: EditedText, random: Random): EditedText {
  const start = random.below(text.length + 1);
  const end = Math.min(text.length, start + random.below(8));
  const typed = random.once(2) ? `${random.of(lines)}\n` : random.of(['g', 'd', ' ', '-', 'b', 'y', '']);
  return text.edited({ span: { start, end }, newText: typed });
}

it('reads what is written down', () => {
  expect(declared([EditedText.of('class Box:\n    items = []  # guarded by: self._lock\n')])).toEqual([
    [{ cls: 'Box', name: 'items', lock: '_lock' }],
  ]);
});

it('says after every edit what it says of the text alone', () => {
  let most = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const random = new Random(seed);
    const texts = [EditedText.of(`${random.of(lines)}\n${random.of(lines)}\n`)];
    while (texts.length < 30) texts.push(edited(texts.at(-1) ?? EditedText.of(''), random));
    const found = declared(texts);
    expect(found, `seed ${seed}`).toEqual(texts.map(({ whole }) => declared([EditedText.of(whole)])[0]));
    most = Math.max(most, new Set(found.map((each) => JSON.stringify(each))).size);
  }
  // Texts in which it comes and goes.
  expect(most).toBeGreaterThan(3);
});
