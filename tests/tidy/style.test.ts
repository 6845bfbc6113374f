/** House rules that neither the compiler nor the formatter enforces. There is no list of exceptions: mend the code. */
import { basename } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { codeFiles, everyNode, parse, place, productFiles, read, repositoryFiles } from './sources.ts';

const linesThat = (paths: readonly string[], pattern: RegExp): readonly string[] =>
  paths.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
  );

const nodesThat = (paths: readonly string[], test: (node: ts.Node) => boolean): readonly string[] =>
  paths.flatMap((path) => {
    const file = parse(path);
    const found: string[] = [];
    everyNode(file, (node) => {
      if (test(node)) found.push(place(file, node));
    });
    return found;
  });

const sources = productFiles.filter((path) => /^(server|client)\/src\//.test(path));

describe('names', () => {
  it('say what a file is about', () => {
    const vague = new RegExp(`(^|[/.-])(${['util', 'utils', 'helper', 'helpers', 'common', 'misc'].join('|')})([/.]|$)`);
    expect(codeFiles.filter((path) => vague.test(path))).toEqual([]);
  });
  it('are in kebab-case', () => {
    expect(codeFiles.map((path) => basename(path)).filter((name) => !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(name))).toEqual([]);
  });
});

describe('sources', () => {
  it('say what they are for before they do anything', () => {
    const mute = sources.filter((path) => {
      const file = parse(path);
      const first = file.statements.find((statement) => !ts.isImportDeclaration(statement));
      return !read(path).startsWith('/**') && !(first && read(path).slice(first.getFullStart(), first.getStart(file)).includes('/**'));
    });
    expect(mute).toEqual([]);
  });
  it('leave nothing for later', () => {
    const words = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].join('|')})\\b`);
    expect(
      linesThat(
        repositoryFiles.filter((path) => /\.(ts|mjs|json|md)$/.test(path) && path !== 'package-lock.json'),
        words,
      ),
    ).toEqual([]);
  });
  it('have no any', () => expect(nodesThat(codeFiles, (node) => node.kind === ts.SyntaxKind.AnyKeyword)).toEqual([]));
  it('assert no value into being', () => expect(nodesThat(codeFiles, ts.isNonNullExpression)).toEqual([]));
  it('have no enum and no namespace', () => {
    expect(nodesThat(sources, (node) => ts.isEnumDeclaration(node) || ts.isModuleDeclaration(node))).toEqual([]);
  });
  it('export by name', () => {
    const isDefault = (node: ts.Node): boolean => ts.isExportAssignment(node) || node.kind === ts.SyntaxKind.DefaultKeyword;
    expect(nodesThat(sources, (node) => isDefault(node) && !ts.isDefaultClause(node.parent))).toEqual([]);
  });
  it('have no state of their own', () => {
    const isState = (node: ts.Node): boolean =>
      ts.isVariableStatement(node) && ts.isSourceFile(node.parent) && (node.declarationList.flags & ts.NodeFlags.Const) === 0;
    expect(nodesThat(sources, isState)).toEqual([]);
  });
  it('switch off no check', () => {
    expect(linesThat(codeFiles, new RegExp(`@ts-${'(ignore|nocheck|expect-error)'}|biome-${'ignore'}|eslint-${'disable'}`))).toEqual([]);
  });
});

it('tests leave none of themselves out', () => {
  const skipping = new RegExp(
    `\\b(it|test|describe|suite)(\\.(each|concurrent))?\\.(${['only', 'skip', 'skipIf', 'runIf', 'to' + 'do', 'fails'].join('|')})\\b`,
  );
  expect(linesThat(codeFiles, skipping)).toEqual([]);
});
