/** The catalogue on files made for it: what it finds, what it says of mistakes, what it does without a page. */
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../server/src/knowledge/catalog.ts';
import { readFrontMatter } from '../../server/src/knowledge/front-matter.ts';
import { catalog as real } from './knowledge.ts';

const rule = (message: string, title: string): string => `---\ncode: PC9999\nmessages:\n  only: "${message}"\n---\n# ${title}\n\nLead.\n`;
const phrases =
  '## Verbs\n\n| id | English | 中文 |\n| --- | --- | --- |\n| holds | holds {object} | 持有 {object} |\n\n## Fix titles\n\n| id | English | 中文 |\n| --- | --- | --- |\n| holds | Hold {lock} | 拿着 {lock} |\n';
const files = {
  'rules/odd-lock.md': rule('{lock} is \\"odd\\"', 'Odd lock'),
  'rules/odd-lock.zh-cn.md': rule('{lock} 很怪', '怪锁'),
  'api/threading-lock.md': '---\nnames:\n  - threading.Lock\n  - threading.Lock#acquire\n---\n# `threading.Lock`\n\nA lock.\n',
  'phrases.md': phrases,
  'terms.md': '| English | 中文 | Page |\n| --- | --- | --- |\n| mutex | 互斥锁、锁 | [page](api/threading-lock.md) |\n',
};
const catalog = createCatalog(files);

it('speaks both languages', () => {
  expect(catalog.message('odd-lock', 'only', { lock: 'a' }, 'en')).toBe('a is "odd"');
  expect(catalog.message('PC9999', 'only', { lock: 'a' }, 'zh-cn')).toBe('a 很怪');
  expect(catalog.phrase('holds', { object: 'a' }, 'zh-cn')).toBe('持有 a');
  expect(catalog.fixTitle('holds', { lock: 'a' }, 'en')).toBe('Hold a');
});

it('gives a page in the other language rather than none, and says so', () => {
  expect(catalog.apiPage('threading.Lock#acquire', 'zh-cn')?.language).toBe('en');
  expect(catalog.problems).toEqual(['api/threading-lock: no page in zh-cn']);
});

it('says the id of what it does not know', () => {
  expect(catalog.message('none', 'only', {}, 'en')).toBe('none: only');
  expect(catalog.phrase('none', {}, 'zh-cn')).toBe('none');
  expect([catalog.rulePage('threading.Lock', 'en'), catalog.apiPage('PC9999', 'en'), catalog.conceptPage('x', 'en')]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

describe('search', () => {
  it.each([
    ['pc9999', 'rules/odd-lock'],
    ['ODD LOCK', 'rules/odd-lock'],
    ['怪锁', 'rules/odd-lock'],
    ['Lock.acquire', 'api/threading-lock'],
    ['互斥锁', 'api/threading-lock'],
    ['mut', 'api/threading-lock'],
  ])('%s leads to %s', (text, id) => {
    expect(catalog.search(text)).toEqual([id]);
  });

  it.each([
    ['死锁', 'concepts/deadlock'],
    ['gil', 'concepts/gil'],
    ['全局解释器锁', 'concepts/gil'],
    ['ThreadPoolExecutor', 'api/thread-pool-executor'],
    ['with lock', 'api/with-lock'],
    ['PC1104', 'rules/asyncio-lock-reentry'],
    ['CPU密集型', 'concepts/cpu-bound-or-io-bound'],
    ['create-task', 'api/asyncio-create-task'],
    ['__await__', 'concepts/await'],
    ['await race', 'concepts/race-across-await'],
    ['what are zombie processes?', 'concepts/zombie-and-orphan'],
    ['怎样避免死锁', 'concepts/deadlock'],
    ['微线程', 'concepts/coroutine'],
    ['deadlok', 'concepts/deadlock'],
    ['dead lock', 'concepts/deadlock'],
    ['race conditon', 'concepts/race-condition'],
    ['sempahore', 'concepts/semaphore'],
    ['死琐', 'concepts/deadlock'],
    ['thread vs process', 'concepts/thread-process-coroutine'],
    ['协程 线程 区别', 'concepts/thread-process-coroutine'],
    ['kill thread', 'concepts/thread'],
    ['spawn fork', 'concepts/start-method'],
    ['取消任务', 'concepts/cancellation'],
    ['线程锁', 'concepts/lock'],
    ['nogil', 'concepts/free-threading'],
    ["RuntimeWarning: coroutine 'main' was never awaited", 'rules/missing-await'],
    ['RuntimeError: asyncio.run() cannot be called from a running event loop', 'rules/nested-event-loop'],
    ["TypeError: cannot pickle '_thread.lock' object", 'concepts/pickling'],
  ])('on the real pages, %s leads to %s first', (text, id) => {
    expect(real.search(text)[0]).toBe(id);
  });

  it('finds nothing for nothing', () => {
    expect([catalog.search(''), catalog.search('zzz'), catalog.search('(((')]).toEqual([[], [], []]);
    expect(real.search('globalize')).toEqual([]);
  });
});

describe('mistakes in files', () => {
  it.each([
    ['---\nkey: a b\n---\n', 'line 2: expected a bare word or a text in double quotes: key: a b'],
    ['---\nkey: "a\n---\n', 'line 2: expected a bare word or a text in double quotes: key: "a'],
    ['---\n  - a\n---\n', 'line 2: this line belongs to no key: - a'],
    ['---\nkey: a\nkey: b\n---\n', 'line 3: this key is given twice: key: b'],
    ['---\nkey:\n  - a\n  b: c\n---\n', 'line 4: a list and a map are mixed, or an id is given twice: b: c'],
    ['---\n# comment\n---\n', 'line 2: expected `key: value`, `  - value` or `  id: value`: # comment'],
    ['---\nkey: a\n', 'line 1: the front matter is never closed by `---`'],
  ])('%j is refused', (text, problem) => {
    expect(readFrontMatter(text).problems).toEqual([problem]);
  });

  it('are named with the file', () => {
    const broken = createCatalog({
      'concepts/x.md': 'no title\n\n## Empty\n\n```python\n',
      'concepts/x.zh-cn.md': '# X\n\n词\n',
      'phrases.md': `${phrases}| holds | a | 甲 |\n| half | a | |\n`,
    });
    expect(broken.problems).toEqual([
      'phrases.md: line 12: the id "holds" is given twice',
      'phrases.md: line 13: a row is "| id | English | 中文 |"',
      'concepts/x.md: the page has no `# Title` line',
      'concepts/x.md: the fence opened in line 5 of the body is never closed',
    ]);
  });

  it('accept Windows line ends and a byte order mark', () => {
    expect(readFrontMatter('\uFEFF---\r\nkey: "a \\\\ b"\r\n---\r\nbody\r\n')).toEqual({
      values: { key: 'a \\ b' },
      body: 'body\n',
      problems: [],
    });
  });
});
