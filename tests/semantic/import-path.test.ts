/** Which file an import means, as a lock that is taken twice tells it: one file makes the lock, the other takes it. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '../../server/src/knowledge/catalog.ts';
import { createService } from '../../server/src/service/index.ts';
import { loadParser } from '../../server/src/syntax/parser.ts';
import { defaultSettings } from '../../server/src/workspace/settings.ts';
import { defaultTarget } from '../../server/src/workspace/target-version.ts';
import { readKnowledge } from '../support/check.ts';

const parser = await loadParser({ grammar: readFileSync(new URL('../../grammars/tree-sitter-python.wasm', import.meta.url)) });
const catalog = createCatalog(readKnowledge());

const locks = 'import threading\nguard = threading.Lock()\n';
const taking = (statement: string, lock = 'guard') =>
  `${statement}\n\ndef pay():\n    with ${lock}:\n        with ${lock}:\n            work()\n`;

/** Codes of what is wrong with the user, when all files are known. */
function codes(user: string, text: string, others: Readonly<Record<string, string>>): readonly string[] {
  const service = createService({ parser, catalog, clock: { now: () => 0 } });
  const profile = { settings: defaultSettings, target: defaultTarget, root: '/p' };
  for (const [path, other] of Object.entries({ ...others, [user]: text })) service.putFile(`/p/${path}`, other, profile);
  service.takeIn();
  return service.diagnostics(`/p/${user}`, 'en').map(({ code }) => code);
}

describe('an import finds its file', () => {
  it.each<[string, string, string, Record<string, string>]>([
    ['at the root', 'bank.py', 'from locks import guard', { 'locks.py': locks }],
    ['in a package', 'bank.py', 'from core.locks import guard', { 'core/__init__.py': '', 'core/locks.py': locks }],
    ['in a folder without __init__', 'bank.py', 'from core.locks import guard', { 'core/locks.py': locks }],
    ['next to it, relatively', 'core/bank.py', 'from .locks import guard', { 'core/__init__.py': '', 'core/locks.py': locks }],
    ['next to it, as a script', 'tools/bank.py', 'from locks import guard', { 'tools/locks.py': locks }],
    ['below src', 'src/shop/bank.py', 'from shop.locks import guard', { 'src/shop/__init__.py': '', 'src/shop/locks.py': locks }],
    ['below src, without __init__', 'src/shop/bank.py', 'from shop.locks import guard', { 'src/shop/locks.py': locks }],
    ['below src, from a test', 'tests/bank.py', 'from shop.locks import guard', { 'src/shop/__init__.py': '', 'src/shop/locks.py': locks }],
    [
      'in a project of a repository with several',
      'services/pay/app/bank.py',
      'from app.locks import guard',
      { 'services/pay/app/__init__.py': '', 'services/pay/app/locks.py': locks, 'services/send/app/__init__.py': '' },
    ],
    [
      'through what a package passes on',
      'bank.py',
      'from core import guard',
      { 'core/__init__.py': 'from .locks import guard\n', 'core/locks.py': locks },
    ],
    [
      'the nearer of two',
      'one/bank.py',
      'from locks import guard',
      { 'one/locks.py': locks, 'locks.py': locks.replace('Lock()', 'RLock()') },
    ],
  ])('%s', (_, user, statement, others) => expect(codes(user, taking(statement), others)).toContain('PC0208'));
});

describe('an import finds nothing', () => {
  it.each<[string, string, string, Record<string, string>]>([
    [
      'inside its own package, where Python does not look',
      'core/bank.py',
      'from locks import guard',
      { 'core/__init__.py': '', 'core/locks.py': locks },
    ],
    [
      'that two places could mean',
      'tests/bank.py',
      'from app.locks import guard',
      {
        'a/app/__init__.py': '',
        'a/app/locks.py': locks,
        'b/app/__init__.py': '',
        'b/app/locks.py': locks,
      },
    ],
    ['above the root', 'bank.py', 'from ..locks import guard', { 'locks.py': locks }],
  ])('%s', (_, user, statement, others) => expect(codes(user, taking(statement), others)).toEqual([]));
});
