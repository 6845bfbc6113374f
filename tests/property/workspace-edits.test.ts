/**
 * The same for programs of several files: after files changed, came and went, what is found in each is what a program
 * made anew of the last texts has. Between the changes only some files are asked, so that old answers lie about.
 */
import { describe, expect, it, vi } from 'vitest';
import { Random, seeds } from '../support/random.ts';
import { bundled, unbundled } from './bundle.ts';
import { parser } from './desk.ts';
import { changed } from './edits.ts';
import { severalFiles, singleFiles } from './programs.ts';
import { smallerHistory } from './smaller.ts';
import { fail } from './violation.ts';
import { foundAnew, World } from './worlds.ts';

vi.setConfig({ testTimeout: 600_000 });

/** Bundles one after the other: a file changes, goes, comes back or is new. */
function history(first: string, steps: number, random: Random): readonly string[] {
  const bundles = [first];
  while (bundles.length <= steps) bundles.push(random.once(6) ? random.of(bundles) : next(bundles.at(-1) ?? '', first, random));
  return bundles;
}

function next(bundle: string, first: string, random: Random): string {
  const files = { ...unbundled(bundle) };
  const known = unbundled(first);
  const file = random.of(Object.keys(known));
  const text = files[file];
  if (text === undefined) files[file] = known[file] ?? '';
  else if (random.once(10)) delete files[file];
  else if (random.once(12)) files['other.py'] = random.of(singleFiles).text;
  else files[file] = changed(text, random);
  return bundled(files);
}

function kept(bundles: readonly string[]): readonly string[] {
  const world = new World();
  try {
    bundles.forEach((bundle, step) => {
      const files = unbundled(bundle);
      world.show(files);
      Object.entries(files).forEach(([file, text], index) => {
        if ((step + index) % 3 > 0) world.found(file, text);
      });
    });
    const last = unbundled(bundles.at(-1) ?? '');
    return Object.entries(last).flatMap(([file, text]) => world.found(file, text));
  } finally {
    world.dispose();
  }
}

const anew = (bundles: readonly string[]): readonly string[] => Object.values(foundAnew(unbundled(bundles.at(-1) ?? ''))).flat();

function differs(bundles: readonly string[]): boolean {
  const expected = JSON.stringify(anew(bundles));
  try {
    return JSON.stringify(kept(bundles)) !== expected;
  } catch {
    return true;
  }
}

const isClean = (bundles: readonly string[]): boolean =>
  bundles.every((bundle) => Object.values(unbundled(bundle)).every((text) => !parser.parse(text).hasError));

describe('after any change of any file only the last texts count', () => {
  it.each(seeds(24))('seed %i', (seed) => {
    const random = new Random(seed);
    const { files, name } = random.of(severalFiles);
    const bundles = history(bundled(files), 2 + random.below(10), random);
    if (!differs(bundles)) return;
    const clean = isClean(bundles);
    const small = smallerHistory(bundles, (fewer) => (!clean || isClean(fewer)) && differs(fewer));
    fail({ seed, from: name, texts: small.map((each, index) => [`state ${index + 1}`, each]), expected: anew(small), actual: kept(small) });
  });

  it('leaves no tree behind', () => {
    const world = new World();
    world.show({ 'a.py': 'x = 1\n', 'b.py': 'y = (\n' });
    expect(parser.trees.made - parser.trees.deleted).toBe(2);
    world.show({ 'a.py': 'x = 2\n' });
    expect(parser.trees.made - parser.trees.deleted).toBe(1);
    world.dispose();
    expect(parser.trees.made).toBe(parser.trees.deleted);
  });
});
