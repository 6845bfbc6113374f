/** Which files are found below a folder; for .gitignore, git itself is the judge. */
import { execFileSync } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeFiles } from '../../server/src/main/node-files.ts';
import { discover, isDiscoverable } from '../../server/src/workspace/discovery.ts';
import { below, joined, parentOf } from '../../server/src/workspace/file-system.ts';
import { excludeTest } from '../../server/src/workspace/files.ts';
import { type TempFolder, tempFolder } from './temp-folder.ts';

const files = nodeFiles();

async function found(start: string, exclude: readonly string[] = []) {
  const paths: string[] = [];
  const skipped: string[] = [];
  for await (const { path, skip } of discover(start, { files, root: start, excluded: excludeTest(exclude) })) {
    const name = below(start, path) ?? path;
    if (skip) skipped.push(`${name}: ${skip}`);
    else paths.push(name);
  }
  return { paths, skipped };
}

const empty = (...paths: readonly string[]): Record<string, string> => Object.fromEntries(paths.map((path) => [path, '']));

describe('a walk', () => {
  it('finds .py and .pyw in the order of names, and leaves out what is others’', async () => {
    const { path } = await tempFolder(
      empty('b.py', 'a/z.pyw', 'a.py', 'a/c.pyi', 'x/node_modules/m.py', '.venv/v.py', 'env/pyvenv.cfg', 'env/e.py', 'a/__pycache__/p.py'),
    );
    expect(await found(path)).toEqual({ paths: ['a.py', 'b.py', 'a/z.pyw'], skipped: [] });
  });

  it('obeys the globs of the settings, counted from the root', async () => {
    const { path } = await tempFolder(empty('a.py', 'gen/a.py', 'x/gen/b.py', 'x/a_pb2.py', 'docs/x/conf.py'));
    expect((await found(path, ['/gen', '*_pb2.py', 'docs/**'])).paths).toEqual(['a.py', 'x/gen/b.py']);
  });

  it('survives loops and dead ends, and says what it could not read', async () => {
    const { path } = await tempFolder(empty('a.py', 'd/b.py', 'folder.py/inner.py'));
    await symlink('..', join(path, 'd/loop'));
    await symlink('nowhere', join(path, 'dead.py'));
    await symlink('self.py', join(path, 'self.py'));
    await symlink('a.py', join(path, 'twin.py'));
    await symlink('d', join(path, 'to-folder.py'));
    execFileSync('mkfifo', [join(path, 'fifo.py')]);
    expect(await found(path)).toEqual({
      paths: ['a.py', 'twin.py', 'd/b.py', 'folder.py/inner.py'],
      skipped: ['dead.py: broken-link', 'fifo.py: not-a-file', 'self.py: broken-link'],
    });
  });

  it('of a folder that cannot be read says so', async () => {
    const { path } = await tempFolder(empty('a.py'));
    expect(await found(`${path}/absent`)).toEqual({ paths: [], skipped: [`${path}/absent: unreadable`] });
  });

  it('is not ended by depth', async () => {
    const deep = 'd/'.repeat(300);
    const { path } = await tempFolder(empty(`${deep}a.py`));
    expect((await found(path)).paths).toEqual([`${deep}a.py`]);
  });

  it('stops with who asks', async () => {
    const { path } = await tempFolder(empty('a.py', 'b/c.py'));
    const asked: string[] = [];
    const readDirectory = (folder: string) => {
      asked.push(folder);
      return files.readDirectory(folder);
    };
    const counting = { ...files, readDirectory };
    for await (const _ of discover(path, { files: counting, root: path, excluded: () => false })) break;
    expect(asked).toEqual([path]);
  });
});

describe('.gitignore', () => {
  /** Tracked or not: what git would take into account. */
  const byGit = ({ path }: TempFolder): readonly string[] =>
    execFileSync('git', ['ls-files', '--others', '--exclude-standard', '-z'], {
      cwd: path,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: path, GIT_CONFIG_NOSYSTEM: '1' },
    })
      .split('\0')
      .filter((name) => name.endsWith('.py'))
      .sort();

  const tree = empty(
    ...['', 'a/', 'a/b/', 'a/gen/', 'gen/', 'gen/keep/', 'lib/', 'x y/', '锁/', 'a/b/c/d/'].flatMap((folder) =>
      ['one.py', 'two.py', 'keep.py', '#hash.py', '!bang.py', 'sp ace.py', '[x].py', 'a.b.py'].map((name) => `${folder}${name}`),
    ),
  );

  it.each<[string, Record<string, string>]>([
    ['a name at any depth', { '.gitignore': 'one.py\ngen\n' }],
    ['an anchored name', { '.gitignore': '/one.py\n/a/two.py\nb/one.py\n' }],
    ['only folders', { '.gitignore': 'gen/\none.py/\n' }],
    ['a way back', { '.gitignore': '*.py\n!keep.py\n' }],
    ['no way back into an ignored folder', { '.gitignore': 'gen/\n!gen/keep/\n!gen/keep/keep.py\n' }],
    ['a way back through its folders', { '.gitignore': '/gen/*\n!/gen/keep/\n' }],
    ['stars', { '.gitignore': 'a/**/one.py\n**/b/two.py\nx*/\n?ne.py\n[!k]eep.py\n' }],
    ['escapes', { '.gitignore': '\\#hash.py\n\\!bang.py\nsp\\ ace.py\n\\[x\\].py\n# comment\n\ntwo.py  \n' }],
    ['carriage returns and other scripts', { '.gitignore': 'one.py\r\n锁/\r\n' }],
    [
      'nested files, the innermost first',
      { '.gitignore': 'one.py\n', 'a/.gitignore': '!one.py\n/two.py\n', 'a/b/.gitignore': 'one.py\n*.b.py\n' },
    ],
    ['the repository’s own excludes', { '.git/info/exclude': 'two.py\nlib\n', '.gitignore': '!/two.py\n' }],
    ['upper case', { '.gitignore': 'ONE.PY\nGen/\n' }],
  ])('is read as git reads it: %s', async (_, extra) => {
    const folder = await tempFolder(tree);
    execFileSync('git', ['init', '--quiet'], { cwd: folder.path, env: { PATH: process.env.PATH, HOME: folder.path } });
    await folder.write(extra);
    expect([...(await found(folder.path)).paths].sort()).toEqual(byGit(folder));
    const options = { files, root: folder.path, excluded: () => false };
    const one = await Promise.all(Object.keys(tree).map((name) => isDiscoverable(joined(folder.path, name), folder.path, options)));
    expect(
      Object.keys(tree)
        .filter((__, index) => one[index])
        .sort(),
    ).toEqual(byGit(folder));
  });

  it('of the folders above counts inside one repository only', async () => {
    const { path } = await tempFolder({
      ...empty('r/.git/HEAD', 'r/s/one.py', 'r/s/two.py', 't/one.py'),
      '.gitignore': 'one.py',
      'r/.gitignore': 'two.py',
    });
    expect((await found(`${path}/r/s`)).paths).toEqual(['one.py']);
    expect((await found(`${path}/t`)).paths).toEqual(['one.py']);
  });

  it('does not close a folder that was asked for by name', async () => {
    const { path } = await tempFolder({ ...empty('.git/HEAD', 'gen/one.py'), '.gitignore': 'gen\n' });
    expect((await found(`${path}/gen`)).paths).toEqual(['one.py']);
  });
});

describe('one file', () => {
  it('would be found exactly when a walk finds it', async () => {
    const tree = empty('a.py', 'a.txt', 'build/a.py', 'env/pyvenv.cfg', 'env/a.py', 'x/skip/a.py', 'x/a.py');
    const { path } = await tempFolder(tree);
    const options = { files, root: path, excluded: excludeTest(['skip']) };
    const { paths } = await found(path, ['skip']);
    for (const name of Object.keys(tree)) {
      expect([name, await isDiscoverable(`${path}/${name}`, path, options)]).toEqual([name, paths.includes(name)]);
    }
    expect(await isDiscoverable('/elsewhere/a.py', path, options)).toBe(false);
  });
});

it.each([
  ['/a/b.py', '/a'],
  ['/a', '/'],
  ['/', undefined],
  ['C:/a', 'C:/'],
  ['C:/', undefined],
  ['file:///a', 'file:///'],
  ['file:///c:/a', 'file:///c:/'],
  ['a.py', undefined],
])('the folder of %s is %s', (path, folder) => {
  expect(parentOf(path)).toBe(folder);
  if (folder !== undefined) expect(joined(folder, below(folder, path) ?? '')).toBe(path);
});
