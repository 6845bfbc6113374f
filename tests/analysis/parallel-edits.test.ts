/**
 * Roots, contexts and what may happen in parallel depend on the text alone: a program that lives through edits says
 * the same as one that is made anew. Every edit takes a line out of a fixture, or puts it back.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Body, Context } from '../../server/src/analysis/context.ts';
import { parallelsOf } from '../../server/src/analysis/parallel/may-happen-in-parallel.ts';
import { contextsOf, type Root, startedRoots } from '../../server/src/analysis/parallel/roots.ts';
import { createProgram, Program } from '../../server/src/analysis/program.ts';
import type { ModuleIr } from '../../server/src/ir/module.ts';
import { loadParser } from '../../server/src/syntax/parser.ts';
import { editBetween } from '../property/edits.ts';
import { Random } from '../support/random.ts';

const parser = await loadParser({ grammar: readFileSync(new URL('../../grammars/tree-sitter-python.wasm', import.meta.url)) });
const folder = new URL('./parallel/', import.meta.url);
const fixtures = readdirSync(folder).filter((file) => file.endsWith('.py'));
const target = { version: [3, 14], freeThreaded: false } as const;

const described = ({ key, many, certain, receiver }: Root): string => `${key} ${many} ${certain} ${receiver}`;
const nameOf = (body: Body): string => (body.kind === 'module' ? body.name : body.qualifiedName);

/** Everything the model says of a program, as text. */
function told(context: Context): readonly string[] {
  const bodies = context.program.modules.flatMap((module) => [module, ...module.functions]);
  const pairs = bodies.flatMap((a) =>
    bodies.flatMap((b) => {
      const found = parallelsOf({ body: a, node: undefined }, { body: b, node: undefined }, context)[0];
      return found ? [`${nameOf(a)} beside ${nameOf(b)} ${found.how}: ${described(found.first)}, ${described(found.second)}`] : [];
    }),
  );
  const contexts = bodies.map((body) => `${nameOf(body)}: ${contextsOf(body, context).map(described).join(', ')}`);
  return [...context.get(startedRoots, context).map(described), ...contexts, ...pairs];
}

const source = (text: string, module: ModuleIr) => ({ file: 'edited.py', moduleName: 'edited', module, text });

/** Texts that differ from the one before in a line that goes, or comes back. */
function history(text: string, random: Random, length: number): readonly string[] {
  const lines = text.split('\n');
  const gone = new Set<number>();
  return Array.from({ length }, () => {
    const back = random.once(3) ? [...gone][0] : undefined;
    if (back === undefined) gone.add(random.below(lines.length));
    else gone.delete(back);
    return lines.filter((_, index) => !gone.has(index)).join('\n');
  });
}

/** Half of the texts, the first among them, are overtaken by the next one where not all of them is declared by then. */
it.each(fixtures)('after edits of %s', (file) => {
  const text = readFileSync(new URL(file, folder), 'utf8');
  const document = parser.open(text);
  const program = new Program(target, true);
  let before = text;
  for (const [index, after] of [text, ...history(text, new Random(7), 8)].entries()) {
    document.apply([editBetween(before, after)]);
    program.put(source(after, document.module()));
    before = after;
    const isOvertaken = index % 2 === 0 && !program.declare(() => true);
    if (isOvertaken) continue;
    program.declare();
    const anew = createProgram([source(after, parser.parse(after).module)], target);
    expect(told(program.context)).toEqual(told(anew.context));
  }
  document.dispose();
});
