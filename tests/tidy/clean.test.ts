/** The repository stands alone: nothing in it points at the machine or the network it was written on. */
import { expect, it } from 'vitest';
import { read, repositoryFiles, root } from './sources.ts';

const texts = repositoryFiles.filter((path) => !/\.(png|wasm|gif|ico|vsix|zip)$/.test(path));

function mentions(pattern: RegExp): readonly string[] {
  return texts.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim().slice(0, 80)}`] : [])),
  );
}

it('no path of a machine', () => {
  const folders = ['root', 'Users', 'home/[a-z]'].map((folder) => `/${folder}`);
  expect(mentions(new RegExp(`(^|[\\s"'\`(=:])(file://)?(${folders.join('|')})(/|\\b)`))).toEqual([]);
  expect(texts.filter((path) => read(path).includes(root))).toEqual([]);
});

it('no address of a package registry or a mirror', () => {
  expect(mentions(/https?:\/\/[^/\s"']*(registry|mirror|artifactory|nexus|proxy)/i)).toEqual([]);
  expect(mentions(/^\s*"resolved": "(?!file:)/)).toEqual([]);
});
