/** The glossary has one row a term, both languages, and the pages use the preferred translation. */
import { describe, expect, it } from 'vitest';
import { tableRows } from '../../server/src/knowledge/table.ts';
import { data, pairs } from './knowledge.ts';

const terms = tableRows(data['terms.md'] ?? '').map(({ cells: [english = '', chinese = ''] }) => ({ english, words: chinese.split('、') }));
const preferred = new Set(terms.map(({ words }) => words[0]));

it('has one row a term, in order, in both languages', () => {
  const english = terms.map((term) => term.english);
  expect(english.length).toBeGreaterThan(40);
  expect(english.filter((term, index) => english.indexOf(term) !== index)).toEqual([]);
  const letters = english.map((term) => term.toLowerCase().replace(/[^a-z]/g, ''));
  expect(letters).toEqual(letters.toSorted());
  expect(terms.filter(({ words }) => words.includes(''))).toEqual([]);
});

/** Written wrongly often enough to be worth a test: words of study notes that name no thing, or name another. */
const wrong = ['死线程', '时间循环', '微线程', '纤程', '守护线程池', '腌制', '计算密集', '密集型任务型', '阻塞锁', '异步锁'];
const shunned = [
  ...new Set([...wrong, ...terms.flatMap(({ words }) => words.slice(1)).filter((word) => !preferred.has(word) && !/^[A-Za-z]/.test(word))]),
];

describe.each(pairs)('$id', ({ chinese }) => {
  it('uses the preferred words', () => {
    expect(shunned.filter((word) => chinese.body.includes(word))).toEqual([]);
  });

  it('says 期物 and 任务 in Chinese: the English words are for code, quotations and references', () => {
    const prose = chinese.body.replace(/^```[\s\S]*?^```$|`[^`]*`|“[^”]*”|^- \*\*(?:文档|笔记出处)\*\*.*$/gm, '');
    expect(prose.match(/(?<![\w.-])(?:future|task)s?(?![\w.-])/gi) ?? []).toEqual([]);
  });

  it('uses full-width punctuation and a blank between scripts', () => {
    const prose = chinese.body.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`]*`/g, '码');
    expect(
      [...prose.matchAll(/.{0,6}(?:\p{Script=Han}[,;:?!]|\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}).{0,6}/gu)].map(
        ([hit]) => hit,
      ),
    ).toEqual([]);
  });
});
