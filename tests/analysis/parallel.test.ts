/**
 * Roots, contexts and what may happen in parallel, on fixtures. A golden file beside each says which roots there are
 * and which functions run in which (`UPDATE=1` writes it). Notes in the fixture say what its lines are beside:
 * `# beside: worker` may run while any of `worker` does, `# beside: worker (tasks)` says how, `# apart: worker` never.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Body, Context } from '../../server/src/analysis/context.ts';
import { controlFlow } from '../../server/src/analysis/flow/control-flow.ts';
import { type Place, parallelsOf } from '../../server/src/analysis/parallel/may-happen-in-parallel.ts';
import { rootsIn } from '../../server/src/analysis/parallel/raw-roots.ts';
import { callable } from '../../server/src/analysis/parallel/root.ts';
import { contextsOf, counted, type Root, startedRoots } from '../../server/src/analysis/parallel/roots.ts';
import { type Subject, subject } from '../support/program.ts';

const folder = new URL('./parallel/', import.meta.url);
const fixtures = readdirSync(folder).filter((file) => file.endsWith('.py'));

interface Note {
  readonly line: number;
  readonly name: string;
  readonly how: string;
}

const written = ({ line, name, how }: Note): string => `${line}: ${how === 'apart' ? 'apart from' : `beside (${how})`} ${name}`;

/** From `# beside: worker (tasks), reader` and `# apart: worker`. */
function notesOf(text: string): readonly Note[] {
  return text.split('\n').flatMap((line, index) =>
    [...line.matchAll(/# (beside|apart): ([^#]*)/g)].flatMap(([, word, list = '']) =>
      list.split(',').map((item) => {
        const [, name = '', how] = /^\s*([\w.<>]+)\s*(?:\((\w+)\))?\s*$/.exec(item) ?? [];
        if (name === '') throw new SyntaxError(`line ${index + 1}: not a note: ${item}`);
        return { line: index + 1, name, how: word === 'apart' ? 'apart' : (how ?? 'threads') };
      }),
    ),
  );
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** The first thing that happens on a line. */
function placeAt(line: number, text: string, { program, context, module }: Subject): Place {
  const found = [module, ...module.functions].flatMap((body): Place[] =>
    context.get(controlFlow, body).nodes.flatMap((node) => {
      const span = node.expression ?? node.item ?? node.statement;
      const start = span && program.absolute({ file: 'subject.py', unit: node.unit, start: span.start, end: span.end }).start;
      return start !== undefined && lineAt(text, start) === line ? [{ body, node }] : [];
    }),
  );
  const [place] = found;
  if (!place) throw new Error(`nothing happens on line ${line}`);
  return place;
}

const bodyNamed = (name: string, { module, fn }: Subject): Body => (name === 'main' ? module : fn(name));

/** By key: what is started, and what each body is besides. */
function allRoots(bodies: readonly Body[], context: Context): readonly Root[] {
  const called = bodies.flatMap((body) => context.get(rootsIn, body)).filter(({ kind }) => callable.has(kind));
  const all = [...context.get(startedRoots, context), ...called.map((root) => context.get(counted, root))];
  return all.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function dump(text: string, { program, context, module }: Subject): string {
  const line = ({ at }: Root): string => (at ? ` spawned on line ${lineAt(text, program.absolute(at).start)}` : '');
  const all = allRoots([module, ...module.functions], context).map(
    (root) => `${short(root)}${root.many ? ' many' : ''}${root.certain ? '' : ' evidence'}${line(root)}`,
  );
  return ['roots', ...all, '', 'contexts', ...contextsIn([module, ...module.functions], context), ''].join('\n');
}

const short = ({ key }: Root): string => `  ${key.replace(/^subject:/, '')}`;

const contextsIn = (bodies: readonly Body[], context: Context): readonly string[] =>
  bodies.flatMap((body) => {
    const found = contextsOf(body, context).map((root) => short(root).trim());
    return body.kind === 'function' && found.length > 0 ? [`  ${body.qualifiedName}: ${found.join(', ')}`] : [];
  });

it.each(fixtures)('roots and contexts of %s', (file) => {
  const text = readFileSync(new URL(file, folder), 'utf8');
  const golden = new URL(file.replace(/\.py$/, '.txt'), folder);
  const found = dump(text, subject(text));
  if (process.env.UPDATE) writeFileSync(golden, found);
  expect(existsSync(golden) ? readFileSync(golden, 'utf8') : '').toBe(found);
});

it.each(fixtures)('what is beside what in %s', (file) => {
  const text = readFileSync(new URL(file, folder), 'utf8');
  const notes = notesOf(text);
  const it = subject(text);
  const found = notes.map((note): Note => {
    const place = placeAt(note.line, text, it);
    const other: Place = { body: bodyNamed(note.name, it), node: undefined };
    const there = parallelsOf(place, other, it.context)[0]?.how ?? 'apart';
    expect(parallelsOf(other, place, it.context)[0]?.how ?? 'apart').toBe(there);
    return { ...note, how: there };
  });
  expect(notes.length).toBeGreaterThan(0);
  expect(found.map(written)).toEqual(notes.map(written));
});
