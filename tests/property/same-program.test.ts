/** A program under other names, or with its functions in another order, is the same program: the same is said of it. */
import { describe, expect, it, vi } from 'vitest';
import type { Span } from '../../server/src/base/span.ts';
import { Random, seeds } from '../support/random.ts';
import { freshly, nothing, type Said } from './desk.ts';
import { singleFiles } from './programs.ts';
import { inOldNames, Renamer } from './renaming.ts';
import { reordered } from './reordering.ts';
import { fail, listed } from './violation.ts';

vi.setConfig({ testTimeout: 600_000 });

const renamer = new Renamer();
const said = (file: string, text: string): Said => freshly({ [file]: text })[file] ?? nothing;

describe.each(singleFiles)('$name', ({ name, text }) => {
  it.each(seeds(1))('under other names (seed %i)', (seed) => {
    const file = 'same.py';
    const renamed = renamer.rename(text, new Random(seed));
    const before = said(file, text);
    const after = JSON.parse(inOldNames(JSON.stringify(said(file, renamed.text)), renamed.back));
    if (JSON.stringify(after) === JSON.stringify(before)) return;
    const names = [...renamed.back].map(([now, was]) => `${was} → ${now}`).join(', ');
    fail({ seed, from: name, texts: [['names', names]], expected: listed(before, text), actual: listed(after, text) });
  });

  it.each(seeds(1))('with its functions in another order (seed %i)', (seed) => {
    const other = reordered(text, new Random(seed));
    if (other === undefined) return;
    const before = said('same.py', text);
    const after = said('same.py', other);
    const [expected, actual] = unmatched(placeless(before, text), placeless(after, other));
    if (expected.length + actual.length > 0) fail({ seed, from: name, texts: [['reordered', other]], expected, actual });
  });
});

/** A finding without where: by its words, and by the texts of all places it speaks of. */
interface Placeless {
  readonly words: string;
  readonly places: string;
}

function placeless({ diagnostics }: Said, text: string): readonly Placeless[] {
  const piece = ({ start, end }: Span): string => text.slice(start, end);
  return diagnostics.map((finding) => {
    const { code, message, witness, related } = finding;
    const places = [finding, ...related, ...witness.flatMap(({ steps }) => steps)].map(piece);
    return { words: `${code} ${piece(finding)} ${message}`, places: `${code} ${[...new Set(places)].sort().join(' ')}` };
  });
}

/** Of several places that are as good, the first in the file stands for the others: so one finding may be told from its other end. */
function unmatched(before: readonly Placeless[], after: readonly Placeless[]): readonly [readonly string[], readonly string[]] {
  const left = [...after];
  const lost = before.filter((finding) => {
    const exact = left.findIndex(({ words }) => words === finding.words);
    const at = exact >= 0 ? exact : left.findIndex(({ places }) => places === finding.places);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [lost.map(({ words }) => words), left.map(({ words }) => words)];
}

it('renames something, and back', () => {
  const text = 'def leak(first_lock):\n    first_lock.acquire()\n';
  const renamed = renamer.rename(text, new Random(1));
  expect(renamed.text).not.toContain('first_lock');
  expect(renamed.text).toContain('.acquire()');
  expect(inOldNames(renamed.text, renamed.back)).toBe(text);
});
