/**
 * `knowledge/coverage.md` says which page has what of the study notes: every row leads to a page that is there, whatever
 * was wrong or has changed is put right there in the words the row quotes, and no row was lost on the way.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { tableRows } from '../../server/src/knowledge/table.ts';
import { catalog, pairs } from './knowledge.ts';

const text = readFileSync(new URL('../../knowledge/coverage.md', import.meta.url), 'utf8');
const all = tableRows(text);
const summary = Object.fromEntries(
  all.filter(({ cells }) => cells.length === 2).map(({ cells: [kind = '', count = ''] }) => [kind, Number(count)]),
);
const rows = all
  .filter(({ cells }) => cells.length === 6)
  .map(({ heading, line, cells: [number = '', kind = '', said = '', judged = '', page = '', words = ''] }) => {
    const [, id = '', target = ''] = /^\[(.+)\]\((.+)\.md\)$/.exec(page) ?? [];
    return { note: heading, line, number, kind, said, verdict: judged.replace(/ \(.*\)$/, ''), judged, id, target, words };
  });
const pageOf = new Map(pairs.map(({ id, english }) => [id, english]));

it('is read whole', () => {
  expect(rows.length).toBe(text.split('\n').filter((line) => /^\| \d+\.\d+ /.test(line)).length);
  expect(rows.length).toBeGreaterThan(300);
});

it('has the rows it says, numbered without a hole', () => {
  const count = (pick: (row: (typeof rows)[number]) => string): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const row of rows) counts[pick(row)] = (counts[pick(row)] ?? 0) + 1;
    return counts;
  };
  expect(count(({ kind, verdict }) => (kind === 'heading' ? kind : verdict))).toEqual(summary);
  const notes = [...new Set(rows.map(({ note }) => note))];
  expect(notes).toHaveLength(5);
  const numbers = notes.flatMap((note, index) => rows.filter((row) => row.note === note).map((_, at) => `${index + 1}.${at + 1}`));
  expect(rows.map(({ number }) => number)).toEqual(numbers);
});

it('judges every claim and example, and since when it has changed', () => {
  const odd = rows.filter(
    ({ kind, judged, said }) =>
      said === '' ||
      (kind === 'heading'
        ? judged !== ''
        : !/^(?:claim|example)$/.test(kind) || !/^(?:right|imprecise|wrong|outdated \([\w .]+\))$/.test(judged)),
  );
  expect(odd).toEqual([]);
});

it('leads to pages that are there, in both languages', () => {
  expect(rows.filter(({ id, target }) => id === '' || id !== target || !pageOf.has(id))).toEqual([]);
});

it('quotes what puts right whatever was wrong or has changed', () => {
  const silent = rows.filter(({ verdict, words }) => (verdict === 'wrong' || verdict === 'outdated') && words === '');
  const misquoted = rows.filter(({ id, words }) => !pageOf.get(id)?.body.includes(words));
  expect(silent).toEqual([]);
  expect(misquoted.map(({ number, words }) => `${number}: ${words}`)).toEqual([]);
});

it('and the concept pages agree on what the notes speak of', () => {
  const label = `- **${catalog.phrase('in-the-notes', {}, 'en')}**`;
  const concepts = pairs.filter(({ english }) => english.kind === 'concepts');
  const claimed = concepts.filter(({ english }) => english.body.includes(label)).map(({ id }) => id);
  const named = new Set(rows.map(({ id }) => id));
  expect(claimed.filter((id) => !named.has(id))).toEqual([]);
  expect([...named].filter((id) => id.startsWith('concepts/') && !claimed.includes(id))).toEqual([]);
});
