/** A rule page has the sections of its template under their right names, and its messages keep the convention. */
import { describe, expect, it } from 'vitest';
import { languages } from '../../server/src/base/language.ts';
import { listOf, mapOf, textOf } from '../../server/src/knowledge/front-matter.ts';
import { type Page, sectionText } from '../../server/src/knowledge/parse-page.ts';
import { fill, placeholders } from '../../server/src/knowledge/template.ts';
import { codesOf } from '../../server/src/rules/definition.ts';
import { rules } from '../../server/src/rules/registry.ts';
import { catalog, rulePairs } from './knowledge.ts';

const template = ['what-can-happen', 'why', 'example', 'fix', 'when-it-is-safe', 'what-this-check-cannot-see'];
/** Names as long as ordinary ones are. */
const ordinary = {
  semaphore: 'self._free',
  barrier: 'line',
  parties: '3',
  object: 'self._stopped',
  event: 'self._stopped',
  condition: 'self._filled',
  base: 'Thread',
  value: '(connection)',
  lock: 'self._lock',
  call: 'client.fetch',
  callee: 'self.refresh',
  function: 'count_primes',
  spawner: 'ThreadPoolExecutor',
  first: 'self._lock',
  second: 'self._cache_lock',
  count: '3',
  wait: 'self._thread.join()',
  worker: 'Sampler._run',
  class: 'threading.Lock',
  name: 'lock',
  place: 'self._entries',
  alias: 'entries',
  container: 'self.running',
  cleanup: 'self.server.close()',
  entered: 'self.pool.acquire(…)',
  variable: 'before',
  guarded: '3',
  total: '4',
  finalizer: 'Handle.__del__',
  helper: 'wait_ready',
  task: 'asyncio.create_task',
  operation: 'socket.create_connection',
  api: 'asyncio.get_event_loop',
  version: '3.14',
  target: '3.10',
  instead: 'asyncio.run, asyncio.get_running_loop',
  argument: 'max_tasks_per_child',
  storage: 'self._local',
  handler: 'Server.on_stop',
  holder: 'Server.accept',
  owner: 'self._lock',
  setter: 'set_balance()',
  getter: 'balance()',
  executor: 'self._pool',
  collection: 'forks',
};
const filled = (text: string): string =>
  fill(text, { thread: 'self._worker', sibling: 'self._reader', method: 'close', exit: 'continue', resource: 'self._file', ...ordinary });

const messages = (page: Page): readonly string[] => Object.values(mapOf(page.front, 'messages')).map(filled);
const codesIn = (page: Page): readonly string[] => [textOf(page.front, 'code') ?? 'none', ...listOf(page.front, 'codes')];
const byLanguage = rulePairs
  .flatMap(({ english, chinese }) => [english, chinese])
  .map((page) => ({ id: `${page.id} ${page.language}`, page }));

describe.each(byLanguage)('$id', ({ page }) => {
  it('has the sections of the template', () => {
    expect(page.sections.map(({ heading }) => heading)).toEqual(template.map((id) => catalog.phrase(id, {}, page.language)));
  });

  it('begins with one sentence', () => {
    expect(page.lead.split('\n')).toHaveLength(1);
    expect(page.lead).toMatch(page.language === 'en' ? /^[A-Z][^.]*(?:\.[^ ][^.]*)*\.$/ : /^[^。]+。$/u);
  });

  it('has messages that say what, shortly, without a stop', () => {
    for (const message of messages(page)) {
      expect(message).not.toMatch(/[{}]|[.!。！]$/u);
      expect(message.length, message).toBeLessThanOrEqual(120);
      if (page.language === 'en') expect(message).toMatch(/^[a-z`]/);
    }
  });

  it('keeps short what a hover shows whole', () => {
    const section = (id: string): string => sectionText(page, catalog.phrase(id, {}, page.language));
    const [why = '', pointers = '', ...more] = section('why').split('\n\n');
    const words = why.split(page.language === 'en' ? /\s+/ : '').length;
    expect(why).not.toContain('](');
    expect(pointers).toMatch(/^$|\]\([^)]*\)[.。]$/u);
    expect(more).toEqual([]);
    expect(words).toBeLessThanOrEqual(page.language === 'en' ? 80 : 220);
    expect(section('fix').split('\n')[0]).not.toMatch(/^```|:$/);
  });

  it('shows the alarm in the example and none in the fix', () => {
    const marked = (id: string): readonly boolean[] =>
      page.fences
        .filter(({ heading }) => heading === catalog.phrase(id, {}, page.language))
        .map(({ code }) => codesIn(page).some((each) => code.includes(`# expect: ${each}`)));
    expect(marked('example').length).toBeGreaterThan(0);
    expect(marked('example')).not.toContain(false);
    expect(marked('fix').length).toBeGreaterThan(0);
    expect(marked('fix')).not.toContain(true);
  });
});

describe.each(rules)('$name', (rule) => {
  it.each(languages)('finds its words in %s', (language) => {
    const page = catalog.rulePage(rule.name, language);
    expect(page?.language).toBe(language);
    expect(page && textOf(page.front, 'code')).toBe(rule.code);
    expect(page && listOf(page.front, 'codes')).toEqual(rule.codes ?? []);
    expect(codesOf(rule).map((code) => catalog.rulePage(code, language))).toEqual(codesOf(rule).map(() => page));
    const holes = Object.entries(page ? mapOf(page.front, 'messages') : {}).map(([id, text]) => [id, placeholders(text)]);
    expect(Object.fromEntries(holes)).toEqual(
      Object.fromEntries(Object.entries(rule.messages).map(([id, names]) => [id, [...names].sort()])),
    );
  });
});
