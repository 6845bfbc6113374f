/**
 * What expressions evaluate to, in Python that a reader can follow: `reveal(expression)  # reveal: threading.Lock()`.
 * A file of `types/` is a program, a folder one of several files. `()` is an object of the class (or several, each made elsewhere), `| ?` "or something else".
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../server/src/analysis/program.ts';
import type { CallSite, ModuleSymbol } from '../../server/src/semantic/symbols.ts';
import type { Value, ValueSet } from '../../server/src/semantic/value.ts';
import { loadParser } from '../../server/src/syntax/parser.ts';

const parser = await loadParser({ grammar: readFileSync(new URL('../../grammars/tree-sitter-python.wasm', import.meta.url)) });
const root = new URL('types/', import.meta.url);

function textsOf(name: string): Readonly<Record<string, string>> {
  const url = new URL(name, root);
  if (!statSync(url).isDirectory()) return { [name]: readFileSync(url, 'utf8') };
  const files = readdirSync(url, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.py'));
  return Object.fromEntries(files.map((file) => [file, readFileSync(new URL(`${name}/${file}`, root), 'utf8')]));
}

const show = ({ values, open }: ValueSet): string =>
  [...new Set(values.map(shown).sort()), ...(open ? ['?'] : [])].join(' | ') || 'nothing';

function shown(value: Value): string {
  switch (value.kind) {
    case 'library':
      return value.name;
    case 'instance':
      return `${value.type}()`;
    case 'object':
      return `${value.cls.qualifiedName}()`;
    case 'function':
    case 'bound':
      return value.fn.qualifiedName;
    case 'generator':
      return `generator ${value.fn.qualifiedName}`;
    case 'library-method':
      return `${value.receiver.type}#${value.name}`;
    case 'constant':
      return value.value === null ? 'None' : String(value.value);
    case 'class':
      return value.cls.qualifiedName;
    case 'collection':
      return value.type;
    case 'module':
      return `module ${value.module.name}`;
    default:
      return value.kind;
  }
}

const callsOf = (module: ModuleSymbol): readonly CallSite[] => [...module.calls, ...module.functions.flatMap((fn) => fn.calls)];

interface Revealed {
  readonly line: string;
  readonly expected: string;
  readonly actual: string;
}

function revealed(name: string): readonly Revealed[] {
  const texts = textsOf(name);
  const program = createProgram(
    Object.entries(texts).map(([file, text]) => {
      const isPackage = file.endsWith('__init__.py');
      const moduleName = file.replace(/(\/__init__)?\.py$/, '').replaceAll('/', '.');
      return { file, moduleName, isPackage, module: parser.parse(text).module, text };
    }),
    { version: [3, 14], freeThreaded: false },
  );
  return program.context.program.modules.flatMap((module) =>
    callsOf(module).flatMap(({ call, scope, unit }) => {
      const argument = call.arguments[0];
      if (call.callee.kind !== 'name' || call.callee.id !== 'reveal' || !argument) return [];
      const text = texts[module.file] ?? '';
      const start = (program.unitStart(module.file, unit) ?? 0) + call.start;
      const end = text.indexOf('\n', start);
      const line = text.slice(start, end < 0 ? undefined : end);
      const expected = /# reveal: (.*)$/.exec(line)?.[1]?.trim() ?? 'no comment says what';
      return [{ line: `${module.file}: ${line}`, expected, actual: show(program.context.evaluator.evaluate(argument.value, scope)) }];
    }),
  );
}

for (const name of readdirSync(root).sort()) {
  describe(name, () => {
    const found = revealed(name);
    const marks = Object.values(textsOf(name)).join('\n').split('# reveal:').length - 1;
    it('asks for every mark', () => {
      expect(found.length).toBe(marks);
      expect(marks).toBeGreaterThan(0);
    });
    it.each(found.map((each) => [each.line, each] as const))('%s', (_, { expected, actual }) => {
      expect(actual).toBe(expected);
    });
  });
}
