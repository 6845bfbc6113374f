/** Both languages of a page are one page: same bones, same code, same facts in the front matter. */
import { describe, expect, it } from 'vitest';
import { mapOf } from '../../server/src/knowledge/front-matter.ts';
import type { Page } from '../../server/src/knowledge/parse-page.ts';
import { placeholders } from '../../server/src/knowledge/template.ts';
import { catalog, data, pairs, rulePairs } from './knowledge.ts';

/** Heading levels, tables and lists in order; their words differ, their number must not. */
const skeleton = (page: Page): readonly string[] =>
  page.body
    .replace(/^```[\s\S]*?^```$/gm, '```')
    .split('\n')
    .flatMap(
      (line) => /^(#+ |```|\| --- |- |\d+\. )/.exec(line)?.[1] ?? (line.startsWith('|') ? [`row of ${line.split(' |').length}`] : []),
    );

const codeFences = (page: Page): readonly string[] => page.fences.map(({ language, code }) => `${language}\n${code}`);
const han = /\p{Script=Han}/u;

it('every file is understood', () => {
  expect(catalog.problems).toEqual([]);
});

it('every file is a page, the phrases or the terms', () => {
  const known = new Set([...pairs.flatMap(({ id }) => [`${id}.md`, `${id}.zh-cn.md`]), 'phrases.md', 'terms.md']);
  expect(Object.keys(data).filter((path) => !known.has(path))).toEqual([]);
});

describe.each(pairs)('$id', ({ english, chinese }) => {
  it('has the same bones in both languages', () => {
    expect(skeleton(chinese)).toEqual(skeleton(english));
  });

  it('has the same code in both languages', () => {
    expect(codeFences(chinese)).toEqual(codeFences(english));
  });

  it('has the same front matter but for words', () => {
    const { messages: ours, ...facts } = english.front.values;
    const { messages: theirs, ...sameFacts } = chinese.front.values;
    expect(sameFacts).toEqual(facts);
    expect(theirs === undefined).toBe(ours === undefined);
  });

  it('has no English hole in Chinese, but for code and what Python says itself', () => {
    const docs = `- **${catalog.phrase('docs', {}, 'zh-cn')}**`;
    const lines = chinese.body
      .replace(/^```[\s\S]*?^```$/gm, '')
      .replace(/`[^`]*`|"[^"]*"|“[^”]*”/g, '')
      .split('\n')
      .filter((line) => !line.startsWith(docs));
    expect(lines.filter((line) => /[A-Za-z]+(?: [A-Za-z]+){2}/.test(line))).toEqual([]);
  });

  it('is written in its language', () => {
    const words = english.body.replace(/^```[\s\S]*?^```$/gm, '');
    expect(words).not.toMatch(han);
    expect(chinese.lead).toMatch(han);
    expect(chinese.sections.filter(({ text }) => !han.test(text) && !text.startsWith('```')).map(({ heading }) => heading)).toEqual([]);
  });
});

describe.each(rulePairs)('$id', ({ english, chinese }) => {
  it('says the same things in its messages', () => {
    const holes = (page: Page) => Object.entries(mapOf(page.front, 'messages')).map(([id, template]) => [id, placeholders(template)]);
    expect(holes(english).length).toBeGreaterThan(0);
    expect(holes(chinese)).toEqual(holes(english));
  });
});
