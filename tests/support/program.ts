/** Programs from texts, for tests of the analyses: everything a test may ask of one file. */
import { readFileSync } from 'node:fs';
import type { Context } from '../../server/src/analysis/context.ts';
import { createProgram, type Program } from '../../server/src/analysis/program.ts';
import type { FunctionSymbol, ModuleSymbol } from '../../server/src/semantic/symbols.ts';
import { loadParser } from '../../server/src/syntax/parser.ts';

const parser = await loadParser({ grammar: readFileSync(new URL('../../grammars/tree-sitter-python.wasm', import.meta.url)) });

export interface Subject {
  readonly program: Program;
  readonly context: Context;
  readonly module: ModuleSymbol;
  /** The function of that qualified name; throws when there is none. */
  fn(qualifiedName: string): FunctionSymbol;
}

/** One file named `subject.py`, or several; the first is the subject. */
export function subject(text: string, others: Readonly<Record<string, string>> = {}): Subject {
  const sources = Object.entries({ 'subject.py': text, ...others }).map(([file, content]) => ({
    file,
    moduleName: file.replace(/\.py$/, '').replaceAll('/', '.'),
    module: parser.parse(content).module,
    text: content,
  }));
  const program = createProgram(sources, { version: [3, 14], freeThreaded: false });
  const module = program.context.program.module('subject.py');
  if (!module) throw new Error('no subject');
  const fn = (name: string): FunctionSymbol => {
    const found = module.functions.find((each) => each.qualifiedName === name);
    if (!found) throw new Error(`no function ${name}`);
    return found;
  };
  return { program, context: program.context, module, fn };
}
