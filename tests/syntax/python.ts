/** The parser as the tests of the syntax layer use it, and shorthands for what it reads. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TextEdit } from '../../server/src/base/span.ts';
import type { ModuleIr, PlacedUnit } from '../../server/src/ir/module.ts';
import { loadParser, type PythonParser } from '../../server/src/syntax/parser.ts';
import { dumpModule } from '../support/ir-dump.ts';

export const repositoryPath = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export const loadPython = (): Promise<PythonParser> =>
  loadParser({ grammar: new Uint8Array(readFileSync(repositoryPath('grammars/tree-sitter-python.wasm'))) });

/** The IR of `text` with the places and lengths of the units left out; `!` marks a unit with an error. */
export const lowered = (python: PythonParser, text: string): string => withoutPlaces(dumpModule(python.parse(text).module));

export const withoutPlaces = (dump: string): string => dump.replace(/^( *)@\d+\+\d+(!?) ?/gm, '$1$2');

/** All units, those of class bodies too, with their place in the file. */
export function allUnits(units: readonly PlacedUnit[], base = 0): readonly PlacedUnit[] {
  return units.flatMap(({ at, unit }) => {
    const members = unit.statement.kind === 'class' ? unit.statement.cls.members : [];
    return [{ at: base + at, unit }, ...allUnits(members, base + at)];
  });
}

/** Replaces the first occurrence of `before`. */
export function replacing(text: string, before: string, after: string): TextEdit {
  const start = text.indexOf(before);
  if (start === -1) throw new Error(`not in the text: ${before}`);
  return { span: { start, end: start + before.length }, newText: after };
}

export const unitTexts = (module: ModuleIr, text: string): readonly string[] =>
  allUnits(module.units).map(({ at, unit }) => text.slice(at, at + unit.length));
