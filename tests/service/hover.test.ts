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
  ['keyword-async', 'import asyncio\n\nasy‸nc def work():\n    await asyncio.sleep(1)\n'],
  ['keyword-await', 'import asyncio\n\nasync def work():\n    aw‸ait asyncio.sleep(1)\n'],
  ['keyword-yield', 'import threading\n\ndef numbers():\n    yie‸ld 1\n'],
  ['suppressed-code', 'import threading\nguard = threading.Lock()\nguard.acquire()  # interleave: ignore[PC0203, PC02‸04] known\n'],
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

  it.each([
    ['a lock', 'import threading\nguard = threading.Lock()\nwi‸th guard:\n    pass1()\n', '`with lock`'],
    ['the first of several', 'import threading\nguard = threading.Lock()\nwi‸th guard, open("x") as file:\n    pass1()\n', '`with lock`'],
    [
      'a lock that an object keeps',
      'import threading\nclass A:\n    def __init__(self):\n        self.l = threading.Lock()\n    def f(self):\n        wi‸th self.l:\n            work()\n',
      '`with lock`',
    ],
    ['an async with', 'import asyncio\nlock = asyncio.Lock()\nasync def f():\n    async wi‸th lock:\n        pass1()\n', '`with lock`'],
    ['a method', 'class A:\n    @staticmethod\n    asy‸nc def f(x):\n        pass\n', 'Coroutine'],
    ['a block of a method', 'class A:\n    async def f(self, x):\n        if x:\n            awai‸t x\n', '`await` and awaitables'],
    ['a for', 'async def f(lines):\n    as‸ync for line in lines:\n        print(line)\n', 'Coroutine'],
    ['a with', 'async def f(session):\n    @decorated\n    as‸ync def g():\n        pass\n', 'Coroutine'],
    ['the inner await', 'async def f(a):\n    return await (aw‸ait a)\n', '`await` and awaitables'],
    ['a delegating yield', 'def f(a):\n    x = yi‸eld from a\n', 'Generators and iterators'],
  ])('explains the keyword of %s', (_, marked, title) => {
    const found = hover(marked);
    expect(found?.markdown).toContain(`**${title}**`);
    expect(found && marked.replace('‸', '').slice(found.span.start, found.span.end)).toMatch(/^(async|await|yield|with)$/);
  });

  it.each([
    ['import signal\nsignal.sig‸nal(signal.SIGTERM, print)\n', 'Signals'],
    ['from contextvars import Context‸Var\nx = ContextVar("x")\n', undefined],
    ['from contextvars import ContextVar\nx = Context‸Var("x")\n', 'Context variables'],
    ['import os\npid = os.fo‸rk()\nos.waitpid(pid, 0)\n', 'Fork and threads'],
    ['import subprocess as s\np = s.Po‸pen(["true"])\np.wait()\n', 'Zombie and orphan processes'],
  ])('explains a name without a page of its own by its idea (%j)', (marked, title) => {
    expect(/^\*\*(.*)\*\*$/m.exec(hover(marked)?.markdown ?? '')?.[1]).toBe(title);
  });

  it.each([
    'with op‸en("x") as file:\n    pass\n',
    'wi‸th open("x") as file:\n    pass\n',
    'def await_all():  # aw‸ait\n    pass\n',
    'print("yi‸eld")\n',
    'de‸f f():\n    pass\n',
  ])('is silent about other words (%j)', (marked) => {
    expect(hover(marked)).toBeUndefined();
  });

  it.each(['# interleave: ignore[‸lock-never-released]', '# noqa: F401, PC‸0203', '# interleave: ignore[pc020‸3]'])(
    'explains what %s switches off, whatever the settings',
    (comment) => {
      const settings = { ...defaultSettings, hoverApi: false };
      const marked = `import threading\nguard = threading.Lock()\nguard.acquire()  ${comment}\n`;
      const found = hover(marked, 'en', settings);
      expect(found?.markdown).toMatch(/^\*\*PC0203 · /);
      expect(found && marked.replace('‸', '').slice(found.span.start, found.span.end).toLowerCase()).toMatch(
        /^(pc0203|lock-never-released)$/,
      );
    },
  );

  it.each(['# PC‸0203 is fine', '# interleave: ig‸nore[PC0203]', '# interleave: ignore[PC‸9999]', '"# noqa: PC‸0203"'])(
    'is silent about a comment that switches nothing off (%s)',
    (comment) => {
      expect(hover(`x = 1\ny = 2  ${comment}\n`.replace('2  "', '"'))).toBeUndefined();
    },
  );

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

  it.each(['threading.Lock', 'gil', 'deadlock', 'async', 'yield', '死锁', '协程', 'Lock.acquire', 'with lock', 'zombie'])(
    'exist for %j',
    (subject) => {
      for (const language of languages) expect(service.explain(subject, language)?.markdown).toMatch(/^# /m);
    },
  );

  it('do not exist for nonsense', () => {
    for (const subject of ['', '   ', 'qqqqqq', '../../etc/passwd', '__proto__', 'hasOwnProperty'])
      expect(service.explain(subject, 'en')).toBeUndefined();
  });
});
