/** Which files make a program: what was told first, or told and taken back, changes nothing. Seeds are printed; SEED=n runs one. */
import { expect, it } from 'vitest';
import { EditedText } from '../../server/src/base/edited-text.ts';
import { Memberships } from '../../server/src/service/membership.ts';
import type { Profile } from '../../server/src/service/service.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { defaultTarget } from '../../server/src/workspace/target-version.ts';
import { dice } from '../support/random.ts';

const profile: Profile = { settings: defaultSettings, target: defaultTarget, root: '/p' };

const members = (memberships: Memberships, files: Iterable<string>): readonly string[] =>
  [...files].filter((file) => memberships.groupOf(file, profile) === '/p').sort();

function program(texts: Readonly<Record<string, string>>): Memberships {
  const memberships = new Memberships();
  for (const [file, text] of Object.entries(texts)) memberships.tell(file, EditedText.of(text), profile);
  return memberships;
}

it('are those with a word of concurrency, packages, and what they import', () => {
  const texts = {
    '/p/main.py': 'import threading\nfrom jobs import clean\n',
    '/p/jobs.py': 'from pkg.store import save\n',
    '/p/pkg/__init__.py': '',
    '/p/pkg/store.py': 'from . import disk\n',
    '/p/pkg/disk.py': 'def write(): pass\n',
    '/p/pkg/tape.py': 'def write(): pass\n',
    '/p/disk.py': 'def write(): pass\n',
    '/p/src/lib/jobs.py': 'x = 1\n',
  };
  // The last one may be what `from jobs` means, as far as names tell.
  expect(members(program(texts), Object.keys(texts))).toEqual([
    '/p/jobs.py',
    '/p/main.py',
    '/p/pkg/__init__.py',
    '/p/pkg/disk.py',
    '/p/pkg/store.py',
    '/p/src/lib/jobs.py',
  ]);
});

it('are left alone together: two that only import each other', () => {
  const memberships = program({
    '/p/main.py': 'import threading, a\n',
    '/p/a.py': 'import b\n',
    '/p/b.py': 'import c\n',
    '/p/c.py': 'import b\n',
  });
  expect(memberships.tell('/p/a.py', EditedText.of('x = 1\n'), profile)).toEqual(['/p/b.py', '/p/c.py']);
  expect(members(memberships, ['/p/a.py', '/p/b.py', '/p/c.py'])).toEqual(['/p/a.py']);
});

const names = ['a', 'b', 'c', 'd', 'e', 'pkg.f', 'pkg.g'];
const fileOf = (name: string): string => `/p/${name.replace('.', '/')}.py`;
const seeds = process.env.SEED ? [Number(process.env.SEED)] : Array.from({ length: 30 }, (_, index) => index + 1);

it.each(seeds)('after any life they are those of the last texts, and every change was told (seed %i)', (seed) => {
  const roll = dice(seed);
  const memberships = new Memberships();
  const texts = new Map<string, string>();
  for (let step = 0; step < 200; step++) {
    const file = fileOf(names[roll(names.length)] ?? '');
    const imports = names.filter(() => roll(4) === 0).map((name) => `import ${name}\n`);
    const text = roll(5) === 0 ? undefined : `${roll(5) === 0 ? 'import threading\n' : ''}${imports.join('')}`;
    const before = members(memberships, texts.keys());
    const turned = memberships.tell(file, text === undefined ? undefined : EditedText.of(text), profile);
    if (text === undefined) texts.delete(file);
    else texts.set(file, text);
    const after = members(memberships, texts.keys());
    expect(after).toEqual(members(program(Object.fromEntries(texts)), texts.keys()));
    const changed = [...before, ...after].filter((each) => before.includes(each) !== after.includes(each) && each !== file);
    expect([...turned].sort()).toEqual(changed.sort());
  }
});

it.each(seeds)('after any edits they are those of the last texts (seed %i)', (seed) => {
  const roll = dice(seed);
  const memberships = new Memberships();
  const texts = new Map(names.map((name) => [fileOf(name), EditedText.of('# a line that says nothing\n'.repeat(3))]));
  const words = ['import threading\n', 'lock', '\n', '# ', ...names.map((name) => `import ${name}\n`)];
  for (const [file, text] of texts) memberships.tell(file, text, profile);
  for (let step = 0; step < 60; step++) {
    const file = fileOf(names[roll(names.length)] ?? '');
    const text = texts.get(file) ?? EditedText.of('');
    const start = roll(text.length + 1);
    const span = { start, end: Math.min(text.length, start + roll(12)) };
    const after = text.edited({ span, newText: words[roll(words.length)] ?? '' });
    texts.set(file, after);
    memberships.tell(file, after, profile);
    const anew = program(Object.fromEntries([...texts].map(([name, { whole }]) => [name, whole])));
    expect(members(memberships, texts.keys())).toEqual(members(anew, texts.keys()));
  }
});
