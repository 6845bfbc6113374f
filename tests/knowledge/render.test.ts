/** The hover of a finding: its parts in order, within its bounds, and proof against hostile names. */
import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../../server/src/base/language.ts';
import { type ExplainedFinding, type Rendered, renderFinding } from '../../server/src/knowledge/render.ts';
import { catalog } from './knowledge.ts';

const step = (text: string, start = 0) => ({ file: 'worker.py', start, end: start + 1, text });
const finding: ExplainedFinding = {
  code: 'PC0204',
  name: 'release-skipped-by-exception',
  severity: 'warning',
  confidence: 'high',
  witness: [
    { role: 'thread `load`', steps: [step('acquires `self._lock`', 40), step('`fetch(url)` raises an exception', 41)] },
    { role: 'another thread', steps: [step('waits for `self._lock` for ever', 40)] },
  ],
  related: [],
  fixes: [{ title: 'Use `with self._lock:` in place of `acquire()` and `release()`', safe: true }],
};

const render = (one: ExplainedFinding, language: Language = 'en'): Rendered =>
  renderFinding(one, { catalog, language, where: ({ file, start }) => `${file}:${start + 1}` });
const above = (markdown: string): readonly string[] => (markdown.split('\n\n---\n\n')[0] ?? '').split('\n').filter((line) => line !== '');
const utf8 = (text: string): number => new TextEncoder().encode(text).length;

it('tells the instance first, then the principle', () => {
  const why = catalog.rulePage('PC0204', 'en')?.sections[1]?.text.split('\n\n')[0] ?? 'no page';
  expect(render(finding).markdown.split('\n\n')).toEqual([
    '**PC0204 · Release skipped by an exception** · Warning · high confidence',
    [
      '| Thread `load` | Another thread |',
      '| --- | --- |',
      '| 1\\. acquires `self._lock` — `worker.py:41` |  |',
      '| 2\\. `fetch(url)` raises an exception — `worker.py:42` |  |',
      '|  | 3\\. waits for `self._lock` for ever — `worker.py:41` |',
    ].join('\n'),
    '**Fix**: Use `with self._lock:` in place of `acquire()` and `release()`',
    '---',
    `**Why**: ${why}`,
    expect.stringMatching(/^\*\*When it is safe\*\*: /),
    '**Suppress**: `# interleave: ignore[PC0204]`',
  ]);
});

it('has the same parts in plain text', () => {
  const { plain } = render(finding);
  expect(plain.split('\n').slice(0, 6)).toEqual([
    'PC0204 · Release skipped by an exception · Warning · high confidence',
    '',
    'Thread load                                       Another thread',
    '------------------------------------------------  -----------------------------------------------',
    '1. acquires self._lock — worker.py:41',
    '2. fetch(url) raises an exception — worker.py:42',
  ]);
  expect(plain).toContain('\nFix: Use with self._lock: in place of acquire() and release()\n');
  expect(plain).not.toMatch(/`|\*\*|^---$/m);
});

it('numbers the steps of a single thread', () => {
  const [only] = finding.witness;
  const { markdown } = render({ ...finding, witness: only === undefined ? [] : [only] });
  expect(markdown).toContain('**Thread `load`**\n\n1. acquires `self._lock` — `worker.py:41`\n2. `fetch(url)` raises');
});

it('lets a thread go on in its own column after another has stepped in', () => {
  const { markdown } = render({
    ...finding,
    witness: [
      { role: 'thread A', steps: [step('reads `n`')] },
      { role: 'thread B', steps: [step('updates `n`')] },
      { role: 'thread A', steps: [step('writes `n`')] },
    ],
  });
  expect(above(markdown).slice(1, 6)).toEqual([
    '| Thread A | Thread B |',
    '| --- | --- |',
    '| 1\\. reads `n` — `worker.py:1` |  |',
    '|  | 2\\. updates `n` — `worker.py:1` |',
    '| 3\\. writes `n` — `worker.py:1` |  |',
  ]);
});

it('shows the related places where there is no schedule, and the way by hand where there is no fix', () => {
  const related = [{ file: 'worker.py', start: 8, end: 9, message: '`self._lock` is released here' }];
  const { markdown } = render({ ...finding, witness: [], fixes: [], related });
  expect(markdown).toContain('\n\n- `self._lock` is released here — `worker.py:9`\n\n**Fix**: Use `with`;');
});

describe.each(languages)('in %s', (language) => {
  const names = catalog.pages('rules').map((id) => id.replace('rules/', ''));
  it.each(names)('%s stays within its bounds, however long the schedule', (name) => {
    const steps = Array.from({ length: 30 }, (_, index) => step(`calls \`${'step_with_a_long_name'.repeat(2)}_${index}\``, index));
    const fixes = Array.from({ length: 9 }, () => ({ title: 'Make `self._lock` an `RLock`', safe: true }));
    for (const count of [1, 2, 3, 5]) {
      const { markdown } = render(
        { ...finding, name, witness: Array.from({ length: count }, () => ({ role: 'thread', steps })), fixes },
        language,
      );
      expect(above(markdown).length).toBeLessThanOrEqual(12);
      expect(utf8(markdown)).toBeLessThanOrEqual(4096);
      expect(markdown).toContain('_29`');
      expect(markdown).toContain(catalog.phrase('more-steps', { count: 'N' }, language).split('N')[1] ?? '');
      expect(markdown).toMatch(/`# interleave: ignore\[PC0204\]`$/);
      expect(markdown).not.toMatch(/\]\(/);
    }
  });
});

it('drops what is wanted least when it is too long', () => {
  const title = 'x'.repeat(3600);
  const { markdown } = render({ ...finding, witness: [], fixes: [{ title, safe: true }] });
  expect(utf8(markdown)).toBeLessThanOrEqual(4096);
  expect(markdown).toContain('**Suppress**');
  expect(markdown).not.toContain('**When it is safe**');
});

describe('a hostile name', () => {
  const hostile = [
    'a`b',
    '```',
    '[x](command:evil)',
    '![x](http://e/x.png)',
    '<img src=x onerror=y>',
    'a|b',
    '\u202Edrowssap\u202C',
    'a\u200Bb\u2066c',
    'x\n\n# Title',
    '**x**',
  ];
  it.each(hostile)('%j is shown as text', (name) => {
    const text = catalog.phrase('acquires', { object: name }, 'en');
    const { markdown } = render({
      ...finding,
      witness: [{ role: 'thread', steps: [step(text)] }],
      fixes: [{ title: `Join ${name}`, safe: true }],
    });
    const outside = markdown.replace(/(`+)(?!`).+?(?<!`)\1(?!`)/g, '').replace(/\\./g, '');
    expect(outside).not.toMatch(/\]\(|<|!\[|^# /m);
    expect(markdown).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    expect(markdown.split('\n\n')).toHaveLength(7 + 1);
  });
});
