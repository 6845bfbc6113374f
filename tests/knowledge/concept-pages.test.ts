/** A concept page is short and has its parts: a sentence, a picture, the mistake, versions, the way to rules and documentation. */
import { describe, expect, it } from 'vitest';
import { languages } from '../../server/src/base/language.ts';
import { textOf } from '../../server/src/knowledge/front-matter.ts';
import type { Page } from '../../server/src/knowledge/parse-page.ts';
import { tableRows } from '../../server/src/knowledge/table.ts';
import { catalog, data, pairs } from './knowledge.ts';

const concepts = pairs.filter(({ english }) => english.kind === 'concepts');
const byLanguage = concepts
  .flatMap(({ english, chinese }) => [english, chinese])
  .map((page) => ({ id: `${page.id} ${page.language}`, page }));

/** In the order of a page; rules where there are some, the notes where they speak of it. */
const points = ['common-mistake', 'versions', 'rules', 'docs', 'in-the-notes'];
const optional = new Set(['rules', 'in-the-notes']);

const labels = (page: Page): readonly string[] =>
  page.lead.split('\n').flatMap((line) => /^- \*\*(.+?)\*\*(?:: |：)\S/.exec(line)?.[1] ?? []);
const ruleLinks = (page: Page): readonly (readonly [string, string])[] =>
  [...page.body.matchAll(/\[([^\]]+)\]\(\.\.\/rules\/([a-z0-9-]+)(?:\.zh-cn)?\.md\)/g)].map(([, words = '', name = '']) => [words, name]);

it('there are pages of every topic', () => {
  const topics = new Set(concepts.map(({ english }) => textOf(english.front, 'topic') ?? ''));
  const known = tableRows(data['phrases.md'] ?? '').flatMap(({ heading, cells: [id = ''] }) => (heading === 'Topics' ? [id] : []));
  expect(known.length).toBeGreaterThan(4);
  expect([...topics].map((topic) => `topic-${topic}`).sort()).toEqual([...known].sort());
});

it('the pages of a topic have places, without a gap', () => {
  const places = new Map<string, number[]>();
  for (const { english } of concepts) {
    const topic = textOf(english.front, 'topic') ?? '';
    places.set(topic, [...(places.get(topic) ?? []), Number(textOf(english.front, 'order'))]);
  }
  const uneven = [...places].filter(([, found]) => `${found.toSorted((a, b) => a - b)}` !== `${found.map((_, index) => index + 1)}`);
  expect(uneven).toEqual([]);
});

describe.each(byLanguage)('$id', ({ page }) => {
  it('begins with one sentence', () => {
    const [sentence = ''] = page.lead.split('\n\n');
    expect(sentence).toMatch(page.language === 'en' ? /^[A-Z`][^.]*(?:\.[^ ][^.]*)*\.$/ : /^[^。]+。$/u);
  });

  it('has a picture: a table or an example', () => {
    expect(page.fences.length > 0 || /^\| --- /m.test(page.body)).toBe(true);
  });

  it('has its points in order, and nothing after them', () => {
    const found = labels(page);
    const wanted = points.map((id) => catalog.phrase(id, {}, page.language));
    const missing = points.filter((id) => !optional.has(id)).map((id) => catalog.phrase(id, {}, page.language));
    expect(wanted.filter((label) => found.includes(label))).toEqual(found);
    expect(missing.filter((label) => !found.includes(label))).toEqual([]);
    expect(page.sections).toEqual([]);
    expect(page.body.split('\n').at(-1)).toMatch(/^- \*\*/);
  });

  it('is short', () => {
    expect(page.body.split('\n').length).toBeLessThanOrEqual(45);
    for (const { code } of page.fences) expect(code.split('\n').length).toBeLessThanOrEqual(26);
  });

  it('names rules by their codes, each once, in order', () => {
    const links = ruleLinks(page);
    expect(links.map(([words, name]) => [words, textOf(catalog.rulePage(name, page.language)?.front ?? { values: {} }, 'code')])).toEqual(
      links.map(([words]) => [words, words]),
    );
    expect(links.map(([code]) => code)).toEqual([...new Set(links.map(([code]) => code))].sort());
  });
});

describe.each(concepts)('$id', ({ english, chinese }) => {
  it('leads to the same rules in both languages', () => {
    expect(ruleLinks(chinese)).toEqual(ruleLinks(english));
  });

  it('is found by its title and its name', () => {
    for (const language of languages) {
      const page = catalog.page(english.id, language);
      expect(page && catalog.search(page.title)).toContain(english.id);
    }
    expect(catalog.search(english.name)).toContain(english.id);
  });
});
