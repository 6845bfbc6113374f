/**
 * The same program under other names: every name that the file itself binds gets another of equal length and look, in
 * all its places at once, so that nothing moves. Names that mean something outside the file keep theirs: those of
 * libraries, of Python, of the analyses (`self`, `test_…`), and those that strings or comments speak of.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Random } from '../support/random.ts';

const source = fileURLToPath(new URL('../../server/src', import.meta.url));

/** Consonants, of which no English word is made; none of them stands alone in an English sentence. */
const letters = [...'bcfghjkqvwxz'];

const token =
  /(?<string>[rbfuRBFU]{0,2}(?:"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)|"(?:\\[\s\S]|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?))|(?<comment>#[^\n]*)|(?<name>[A-Za-z_]\w*)/g;

const wordsOf = (text: string): readonly string[] => text.match(/[A-Za-z_]\w*/g) ?? [];

/** Whatever a table, a string or an expression of the analyses may mean by name. */
function wordsOfTheAnalyses(): ReadonlySet<string> {
  const files = ['models', 'semantic', 'analysis', 'rules', 'fixes'].flatMap((folder) =>
    readdirSync(join(source, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(join(source, folder, path), 'utf8')),
  );
  return new Set(files.flatMap((text) => text.match(/'[^'\n]*'|`[^`]*`|\/[^/\n*][^/\n]*\//g) ?? []).flatMap(wordsOf));
}

const python = new Set(
  `False None True and as assert async await break class continue def del elif else except finally for from global if import in is
  lambda match case nonlocal not or pass raise return try type while with yield self cls super print len range sum min max sorted open
  list dict set tuple str int float bool bytes object iter next zip map filter any all enumerate isinstance getattr setattr hasattr
  append extend pop get items keys values update add remove clear copy join split format read write close send put count index insert
  Exception BaseException ValueError TypeError KeyError RuntimeError OSError StopIteration property staticmethod classmethod`.split(/\s+/),
);

/**
 * Looks of names that people give a meaning: special methods, tests, `…_locked` for what is called with the lock held,
 * listeners under any name they go by.
 */
const fixedForms = /^__|test|main|mock|setup|teardown|locked$|^_*on_|listen|observ|callback|handler|subscri|hook|watcher|notif/i;
const binding =
  /(?:\b(?:def|class|for|as|async for)\s+|^[ \t]*(?:self\.)?|[(,]\s*\*{0,2}|\bself\.)([A-Za-z_]\w*)(?=\s*(?::[^=\n]+)?=(?!=)|\s*[(,):]|\s+in\b)/gm;

export interface Renaming {
  readonly text: string;
  /** New name → old name. */
  readonly back: ReadonlyMap<string, string>;
}

export class Renamer {
  readonly #kept = new Set([...wordsOfTheAnalyses(), ...python]);

  rename(text: string, random: Random): Renaming {
    const there = this.#names(text, random);
    const renamed = text.replace(token, (all, ...rest) => {
      const { name } = rest.at(-1) as { readonly name?: string };
      return name === undefined ? all : (there.get(name) ?? all);
    });
    return { text: renamed, back: new Map([...there].map(([before, after]) => [after, before])) };
  }

  #names(text: string, random: Random): ReadonlyMap<string, string> {
    const said = new Set<string>();
    const present = new Set<string>();
    for (const { groups = {} } of text.matchAll(token)) {
      for (const word of wordsOf(groups.string ?? groups.comment ?? '')) said.add(word);
      if (groups.name !== undefined) present.add(groups.name);
    }
    const imported = [...text.matchAll(/^\s*(?:from|import)\b[^(\n]*(?:\([^)]*\))?/gm)].flatMap(([line]) => wordsOf(line));
    const kept = new Set([...this.#kept, ...said, ...imported]);
    const bound = new Set([...text.matchAll(binding)].map(([, name = '']) => name).filter((name) => present.has(name)));
    const there = new Map<string, string>();
    for (const name of bound) {
      if (kept.has(name) || fixedForms.test(name)) continue;
      const fresh = freshName(name, new Set([...kept, ...present, ...there.values()]), random);
      if (fresh !== undefined) there.set(name, fresh);
    }
    return there;
  }
}

/** Capitals stay capitals, underscores and figures stay; undefined where every such name is taken. */
function freshName(name: string, taken: ReadonlySet<string>, random: Random): string | undefined {
  for (let attempt = 0; attempt < 50; attempt++) {
    const fresh = name.replace(/[a-z]/g, () => random.of(letters)).replace(/[A-Z]/g, () => random.of(letters).toUpperCase());
    if (!taken.has(fresh) && fresh !== name) return fresh;
  }
  return undefined;
}

/** What was said of the renamed text, in the names of before. A new name also stands inside names that fixes make up. */
export function inOldNames(said: string, back: ReadonlyMap<string, string>): string {
  const names = [...back.keys()].sort((a, b) => b.length - a.length);
  if (names.length === 0) return said;
  return said.replace(new RegExp(`(?<![A-Za-z0-9])(?:${names.join('|')})(?![A-Za-z0-9])`, 'g'), (name) => back.get(name) ?? name);
}
