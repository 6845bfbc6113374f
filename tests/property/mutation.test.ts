/**
 * Nothing throws, whatever the text: Python cut, spliced, doubled and sprinkled with bytes, opened, edited and asked
 * everything. Rules that throw count, though the product would survive them; and every tree is deleted.
 */
import { describe, expect, it, vi } from 'vitest';
import { Random, seeds } from '../support/random.ts';
import { Desk, noCrash, parser } from './desk.ts';
import { changed } from './edits.ts';
import { singleFiles } from './programs.ts';

vi.setConfig({ testTimeout: 600_000 });

const file = 'mutated.py';

const mutations: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => text.slice(random.below(text.length + 1)),
  (text, random) => text.slice(0, random.below(text.length + 1)) + random.of(singleFiles).text.slice(random.below(2000)),
  (text, random) => replaced(text, random, String.fromCharCode(random.below(0x10000))),
  (text, random) => replaced(text, random, random.of(['(', ')', '[', ']', '{', '}', '"""', "'", '\0', '\r', '\\\n', '\t'])),
  (text, random) => swapped(text, random),
  (text, random) =>
    text.replaceAll(random.of(['    ', ':', '\n', '(', 'self', 'def ', 'with ', 'lock']), random.of(['', ' ', 'async ', '@'])),
  changed,
];

function replaced(text: string, random: Random, by: string): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + by.repeat(random.once(10) ? 200 : 1) + text.slice(at + random.below(3));
}

/** Two words change places. */
function swapped(text: string, random: Random): string {
  const words = [...text.matchAll(/\w+/g)];
  const [first, second] = [random.below(words.length + 1), random.below(words.length + 1)].sort((a, b) => a - b).map((at) => words[at]);
  if (!first || !second || first === second) return text;
  const between = text.slice(first.index + first[0].length, second.index);
  return text.slice(0, first.index) + second[0] + between + first[0] + text.slice(second.index + second[0].length);
}

/** Every question there is, at places chosen by chance. */
function ask({ service }: Desk, text: string, random: Random): void {
  while (!service.parse(file, () => random.once(3)));
  service.skipped(file, 'en');
  for (const { start, end } of service.diagnostics(file, random.of(['en', 'zh-cn']))) {
    expect(start).toBeLessThanOrEqual(end);
    expect(end).toBeLessThanOrEqual(text.length);
    for (const fix of service.fixes(file, { start, end }, 'en')) service.resolveFix(file, fix, 'en');
    service.hover(file, start, 'en');
  }
  const start = random.below(text.length + 1);
  service.hover(file, start, 'en');
  service.fixes(file, { start, end: start }, 'zh-cn');
  service.fixAll(file, 'en');
}

describe('no text makes anything throw', () => {
  it.each(seeds(40))('seed %i', (seed) => {
    const random = new Random(seed);
    const desk = new Desk();
    let text = random.of(singleFiles).text;
    try {
      desk.open(file, text);
      for (let step = 0; step < 4; step++) {
        text = random.of(mutations)(text, random);
        if (random.once(3)) desk.replace(file, text);
        else desk.edit(file, text);
        ask(desk, text, random);
      }
      noCrash(desk);
    } catch (error) {
      expect.fail(`SEED=${seed}: ${error instanceof Error ? error.stack : String(error)}\n--- text\n${text}`);
    } finally {
      desk.closeAll();
    }
    expect(parser.trees.made - parser.trees.deleted).toBe(0);
  });
});
