/** Files a reader can hold in the head, functions a reader can see at once. */
import ts from 'typescript';
import { expect, it } from 'vitest';
import { codeFiles, everyNode, parse, place, productFiles, read } from './sources.ts';

const mostFileLines = 400;
const mostFunctionLines = 60;

it(`no file has more than ${mostFileLines} lines`, () => {
  expect(codeFiles.filter((path) => read(path).trimEnd().split('\n').length > mostFileLines)).toEqual([]);
});

it(`no function has more than ${mostFunctionLines} lines`, () => {
  const long: string[] = [];
  for (const path of productFiles) {
    const file = parse(path);
    everyNode(file, (node) => {
      if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return;
      const line = (offset: number): number => file.getLineAndCharacterOfPosition(offset).line;
      const lines = line(node.getEnd()) - line(node.getStart(file)) + 1;
      if (lines > mostFunctionLines) long.push(`${place(file, node)}: ${lines} lines`);
    });
  }
  expect(long).toEqual([]);
});
