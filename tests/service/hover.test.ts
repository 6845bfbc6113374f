/**
 * What a reader sees at the cursor, whole, in both languages. The files beside this test are what it has to be;
 * `npx vitest run tests/service/hover.test.ts -u` writes them anew for you to read.
 */

import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { languages } from '../../server/src/base/language.ts';
import { createCatalog } from '../../server/src/knowledge/catalog.ts';
import { createService, type Hover, type Service } from '../../server/src/service/index.ts';
import { loadParser } from '../../server/src/syntax/parser.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { defaultTarget } from '../../server/src/workspace/target-version.ts';
import { readKnowledge } from '../support/check.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let service: Service;
const file = 'file:///home/me/bank/account%20book.py';
const profile = { settings: defaultSettings, target: defaultTarget };

beforeAll(async () => {
  const parser = await loadParser({ grammar: readFileSync(new URL('../../grammars/tree-sitter-python.wasm', import.meta.url)) });
  service = createService({ parser, catalog: createCatalog(readKnowledge()), clock: { now: () => 0 } });
});

/** `‸` is the cursor. */
function hover(marked: string, language: (typeof languages)[number] = 'en', settings = defaultSettings): Hover | undefined {
  const offset = marked.indexOf('‸');
  service.open(file, marked.replace('‸', ''), { ...profile, settings });
  service.parse(file);
  return service.hover(file, offset, language);
}

const transfer = `import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.guard = threading.Lock()

    def withdraw(self, amount):
        with self.guard:
            self.log(amount)

    def log(self, amount):
        with self.guard:
            print(amount, self.balance)


def pay(account, amount):
    account.guard.acquire()
    account.withdraw(amount)
    account.guard.release()
`;

const places: readonly (readonly [string, string])[] = [
  ['lock-reacquired-through-call', transfer.replace('self.log(amount)\n', 'self.l‸og(amount)\n')],
  [
    'release-skipped-by-exception',
    'import threading\nguard = threading.Lock()\n\ndef pay(amount):\n    guard.‸acquire()\n    send(amount)\n    guard.release()\n',
  ],
  ['nested-lock-acquisition', 'import threading\nguard = threading.Lock()\nwith guard:\n    with gu‸ard:\n        pass\n'],
  ['name-lock', transfer.replace('threading.Lock()', 'threading.Lo‸ck()')],
  ['name-with', transfer.replace('with self.guard:\n            print', 'with self.gu‸ard:\n            print')],
];

describe.each(languages)('the hover (%s)', (language) => {
  it.each(places)('of %s', async (name, marked) => {
    const found = hover(marked, language);
    await expect(`${found?.markdown}\n`).toMatchFileSnapshot(`hovers/${name}.${language}.md`);
    await expect(`${found?.plain}\n`).toMatchFileSnapshot(`hovers/${name}.${language}.txt`);
  });
});

describe('a hover', () => {
  it('covers what it speaks of', () => {
    const marked = places[2]?.[1] ?? '';
    const found = hover(marked);
    expect(found && marked.replace('‸', '').slice(found.span.start, found.span.end)).toBe('guard');
  });

  it('does not repeat the message that the editor shows above it', () => {
    for (const [, marked] of places.slice(0, 3)) {
      const found = hover(marked);
      for (const { message } of service.diagnostics(file, 'en')) expect(found?.plain).not.toContain(message.replaceAll('`', ''));
    }
  });

  it('explains names only where the settings want it, findings always', () => {
    const settings = { ...defaultSettings, hoverApi: false };
    expect(hover(places[3]?.[1] ?? '')).toBeDefined();
    expect(hover(places[3]?.[1] ?? '', 'en', settings)).toBeUndefined();
    expect(hover(places[2]?.[1] ?? '', 'en', settings)).toBeDefined();
  });

  it('is absent elsewhere', () => {
    expect(hover('import threading\nx‸ = 1\n')).toBeUndefined();
    expect(hover('‸')).toBeUndefined();
    expect(service.hover('not-open.py', 0, 'en')).toBeUndefined();
  });

  it.each(['"![x](http://evil.example/a.png)"', '"[click](command:evil)"', '"<img src=x>"', '"\u202Egnp.exe\u2066"', '"`` [a](b) ``"'])(
    'shows the user’s text as text (%j)',
    (argument) => {
      const found = hover(`import threading\nguard = threading.Lock()\nguard.‸acquire()\nsend(${argument})\nguard.release()\n`);
      const outsideCode = (found?.markdown ?? '').replace(/(`+)(?!`).*?(?<!`)\1(?!`)/gs, '');
      expect(found?.markdown).toContain('send');
      expect(outsideCode).not.toMatch(/evil|<img|command:|\]\(b\)/);
      expect(found?.markdown).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    },
  );
});

describe('explanations', () => {
  it.each(['PC0204', 'pc0204', 'release-skipped-by-exception', ' PC0204 '])('are found by %j', (subject) => {
    expect(service.explain(subject, 'en')?.title).toBe(service.explain('PC0204', 'en')?.title);
    expect(service.explain(subject, 'zh-cn')?.markdown).toMatch(/\p{Script=Han}/u);
  });

  it.each(['threading.Lock', 'gil', 'deadlock'])('exist for %j', (subject) => {
    for (const language of languages) expect(service.explain(subject, language)?.markdown).toMatch(/^# /m);
  });

  it('do not exist for nonsense', () => {
    for (const subject of ['', '   ', 'qqqqqq', '../../etc/passwd', '__proto__', 'constructor'])
      expect(service.explain(subject, 'en')).toBeUndefined();
  });
});
