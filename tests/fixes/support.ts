/**
 * Before/after tests of quick fixes. `«…»` marks the place a fix starts from. Every pair is also run with CR LF,
 * with tabs and without the last line end; the result must parse, the fix must not apply again in the same place,
 * and one Python process per file compiles every text and looks for every comment in the result.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { applyEdits, type Span, type TextEdit } from '../../server/src/base/span.ts';
import type { FixBuilder } from '../../server/src/fixes/fix.ts';
import { fixBuilders } from '../../server/src/fixes/index.ts';
import type { ModuleIr, PlacedUnit, Unit } from '../../server/src/ir/module.ts';
import { loadParser } from '../../server/src/syntax/parser.ts';

const grammar = fileURLToPath(new URL('../../grammars/tree-sitter-python.wasm', import.meta.url));
const parser = await loadParser({ grammar: readFileSync(grammar) });

export interface Case {
  readonly title: string;
  readonly before: string;
  /** Absent: the fix must be refused. */
  readonly after?: string;
  readonly args?: Readonly<Record<string, string>>;
}

interface Marked {
  readonly text: string;
  readonly at: Span;
}

function unmark(marked: string): Marked {
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  if (start < 0 || end < start) throw new SyntaxError(`no «…» in:\n${marked}`);
  return { text: marked.replace(/[«»]/g, ''), at: { start, end } };
}

const builderOf = (fix: string): FixBuilder => {
  const builder = fixBuilders[fix];
  if (!builder) throw new RangeError(`no fix ${fix}`);
  return builder;
};

function editsOf(fix: string, { text, at }: Marked, args: Case['args'] = {}): readonly TextEdit[] | undefined {
  const { module } = parser.parse(text);
  return builderOf(fix)({ file: 'test.py', text, module, unitStart: (unit) => startOf(module, unit) }, at, args);
}

function startOf(module: ModuleIr, wanted: Unit): number {
  const search = (units: readonly PlacedUnit[], base: number): number[] =>
    units.flatMap(({ at, unit }) => [
      ...(unit === wanted ? [base + at] : []),
      ...(unit.statement.kind === 'class' ? search(unit.statement.cls.members, base + at) : []),
    ]);
  const [found] = search(module.units, 0);
  if (found === undefined) throw new RangeError('no such unit');
  return found;
}

/** Applies a fix to a marked text; `undefined` when it is refused. */
export function fixed(fix: string, before: string, args?: Case['args']): string | undefined {
  const marked = unmark(trimmed(before));
  const edits = editsOf(fix, marked, args);
  return edits && applyEdits(marked.text, edits);
}

const trimmed = (template: string): string => template.replace(/^\n/, '');
const tabbed = (text: string): string => text.replace(/^(?: {4})+/gm, (indent) => '\t'.repeat(indent.length / 4));
const variants: readonly (readonly [string, (text: string) => string])[] = [
  ['as written', (text) => text],
  ['with CR LF', (text) => text.replaceAll('\n', '\r\n')],
  ['with tabs', tabbed],
  ['without the last line end', (text) => text.replace(/\n$/, '')],
];

/** Where a place of the old text lies in the new one. */
function moved(at: Span, edits: readonly TextEdit[]): Span {
  const before = edits.filter(({ span }) => span.end <= at.start && span.start < at.start);
  const by = before.reduce((sum, { span, newText }) => sum + newText.length - (span.end - span.start), 0);
  return { start: at.start + by, end: at.end + by };
}

function checkVariant(fix: string, { before, after = '', args }: Case, change: (text: string) => string): void {
  const marked = unmark(change(trimmed(before)));
  const edits = editsOf(fix, marked, args);
  expect(edits, 'the fix is offered').toBeDefined();
  const result = applyEdits(marked.text, edits ?? []);
  expect(result).toBe(change(trimmed(after)));
  expect(parser.parse(result).hasError, 'the result does not parse').toBe(false);
  const again = editsOf(fix, { text: result, at: moved(marked.at, edits ?? []) }, args);
  expect(applyEdits(result, again ?? []), 'a second time').toBe(result);
}

const judge = `
import io, json, sys, tokenize
from collections import Counter
def comments(text):
    return Counter(t.string for t in tokenize.generate_tokens(io.StringIO(text).readline) if t.type == tokenize.COMMENT)
for title, before, after in json.load(sys.stdin):
    for name, text in (("before", before), ("after", after)):
        try:
            compile(text, name, "exec", dont_inherit=True)
        except SyntaxError as error:
            print(title, name, error)
    lost = comments(before) - comments(after)
    if lost:
        print(title, "loses", list(lost))
`;

/** Runs a program with Python and gives what it prints; throws what it writes to stderr when it fails. */
export function python(program: string, input = ''): string {
  const { status, stdout, stderr, error } = spawnSync('python3', ['-c', program], { input, encoding: 'utf8', timeout: 60_000 });
  if (error) throw error;
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

export function describeFix(fix: string, cases: readonly Case[]): void {
  describe(fix, () => {
    const offered = cases.filter((each) => each.after !== undefined);
    for (const each of offered) {
      for (const [name, change] of variants) it(`${each.title}, ${name}`, () => checkVariant(fix, each, change));
    }
    for (const { title, before, args } of cases.filter((each) => each.after === undefined)) {
      it(`refuses ${title}`, () => {
        expect(parser.parse(unmark(trimmed(before)).text).hasError && !title.includes('does not parse')).toBe(false);
        expect(fixed(fix, before, args)).toBeUndefined();
      });
    }
    if (offered.length === 0) return;
    it('gives texts that Python compiles, with every comment', () => {
      const pairs = offered.map(({ title, before, args }) => [title, unmark(trimmed(before)).text, fixed(fix, before, args) ?? '']);
      expect(python(judge, JSON.stringify(pairs))).toBe('');
    });
  });
}
