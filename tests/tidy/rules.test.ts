/** A rule is one name in five places: registry, two pages, fixtures, setting. */
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../../server/src/rules/definition.ts';
import { rules as registry } from '../../server/src/rules/registry.ts';
import { sameDefect } from '../../server/src/workspace/suppression.ts';
import { read, repositoryFiles } from './sources.ts';

const names = registry.map(({ name }) => name).sort();
const codes = registry.flatMap(codesOf);
const unique = (values: readonly string[]): readonly string[] => [...new Set(values)].sort();
const stems = (pattern: RegExp): readonly string[] => unique(repositoryFiles.flatMap((path) => pattern.exec(path)?.[1] ?? []));

describe('rules', () => {
  it('have codes and names of their own', () => {
    expect(unique(names)).toEqual(names);
    expect(unique(codes)).toEqual([...codes].sort());
    expect(codes.filter((code) => !/^PC\d{4}$/.test(code))).toEqual([]);
    expect(registry.filter((rule) => !codesOf(rule).includes(rule.code)).map(({ name }) => name)).toEqual([]);
    expect(names.filter((name) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
  });
  it('have a page in English and one in Chinese, and no page has no rule', () => {
    expect(stems(/^knowledge\/rules\/([^/.]+)\.md$/)).toEqual(names);
    expect(stems(/^knowledge\/rules\/([^/.]+)\.zh-cn\.md$/)).toEqual(names);
  });
  it('have a folder of fixtures with alarms and quiet neighbours, and no folder has no rule', () => {
    expect(stems(/^tests\/rules\/([^/]+)\/.*alarms.*\.py$/)).toEqual(names);
    expect(stems(/^tests\/rules\/([^/]+)\/.*quiet.*\.py$/)).toEqual(names);
    expect(stems(/^tests\/rules\/([^/]+)\//)).toEqual(names);
  });
  it('have a setting', () => {
    const { contributes } = JSON.parse(read('package.json'));
    expect(Object.keys(contributes.configuration.properties['interleave.severity'].properties).sort()).toEqual(names);
  });
  it('are not named by a suppression of another tool unless they exist', () => {
    const known = new Set(codes.map((code) => code.toLowerCase()));
    expect(unique([...sameDefect.values()].flat()).filter((code) => !known.has(code))).toEqual([]);
  });
  it('know nothing of each other', () => {
    const files = repositoryFiles.filter((path) => /^server\/src\/rules\/[^/]+\/[^/]+\.ts$/.test(path));
    const nosy = files.filter((path) => {
      const others = files
        .map((file) => basename(file))
        .filter((file) => file !== basename(path) && names.includes(file.replace('.ts', '')));
      return others.some((other) => read(path).includes(`/${other}'`));
    });
    expect(nosy).toEqual([]);
  });
});
