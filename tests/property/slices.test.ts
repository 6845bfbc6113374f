/**
 * What it costs to check a file in slices, in questions asked, not in time: whoever is stopped goes on near to where he was.
 * A slice is over after so many questions, so a join over everything that asks more of them to come back would show.
 */
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { Store } from '../../server/src/engine/store.ts';
import { ModuleDeclarations } from '../../server/src/semantic/declare.ts';
import { Project } from '../../server/src/service/project.ts';
import { moduleName } from '../../server/src/workspace/module-name.ts';
import { defaultTarget } from '../../server/src/workspace/target-version.ts';
import { parser } from './desk.ts';
import { projectOf } from './worlds.ts';

/** Fewer than there are functions in the larger program, more than there are files. */
const questionsInSlice = 300;
const functionsInFile = 12;
const functionsInLargeFile = 400;
const file = 'file_0.py';
/** The first ones may come before there is anything to check. */
const stops = 4;

const method = (index: number): string => `    def put_${index}(self, key, value):
        with self.lock:
            self.values[key] = value
`;

const text = (index: number, functions = functionsInFile): string => `import threading


class Store${index}:
    def __init__(self):
        self.lock = threading.Lock()
        self.values = {}

${Array.from({ length: functions }, (_, each) => method(each)).join('\n')}`;

afterEach(() => {
  vi.restoreAllMocks();
});

const manyFiles = (count: number): Project =>
  projectOf(Object.fromEntries(Array.from({ length: count }, (_, index) => [`file_${index}.py`, text(index)])));

/** Of the first file, in a program of so many. */
function questionsFor(files: number): number {
  const project = manyFiles(files);
  const asked = vi.spyOn(Store.prototype, 'get');
  let before = 0;
  const isOver = (): boolean => asked.mock.calls.length - before >= questionsInSlice;
  while (!project.advance(file, isOver)) before = asked.mock.calls.length;
  const { length } = asked.mock.calls;
  vi.restoreAllMocks();
  return length;
}

it('four times the files are four times the questions, or so', () => {
  const [few, many] = [questionsFor(20), questionsFor(80)];
  expect(many / few).toBeLessThan(6);
});

/** After an edit of one of many functions, by whoever is stopped so many times. */
function questionsAtEdit(pauses: number): number {
  const project = new Project(defaultTarget);
  const document = parser.open(text(0, functionsInLargeFile));
  onTestFinished(() => document.dispose());
  const put = (): void => project.put({ file, ...moduleName(`root/${file}`, ['root']), module: document.module(), text: document.text });
  put();
  project.findings(file);
  const end = document.text.length - 1;
  document.apply([{ span: { start: end, end }, newText: ' + 1' }]);
  put();
  const asked = vi.spyOn(Store.prototype, 'get');
  let left = pauses;
  while (!project.advance(file, () => left-- > 0));
  const { length } = asked.mock.calls;
  vi.restoreAllMocks();
  return length;
}

it('whoever is stopped after an edit does not ask for every function', () => {
  expect(questionsAtEdit(stops) - questionsAtEdit(0)).toBeLessThan(functionsInLargeFile / 4);
});

it('a file is taken back function by function, and pauses in between', () => {
  const project = manyFiles(2);
  project.declare(() => false);
  project.remove(file);
  let pauses = 0;
  while (!project.declare(() => true)) pauses += 1;
  expect(pauses).toBeGreaterThan(functionsInFile);
  expect(project.program.context.program.index.by.functions.get('put_0')).toHaveLength(1);
});

it('a program is put together file by file', () => {
  const updated = vi.spyOn(ModuleDeclarations.prototype, 'update');
  const project = manyFiles(3);
  expect(updated).not.toHaveBeenCalled();
  expect(project.declare(() => true)).toBe(false);
  expect(updated).toHaveBeenCalledTimes(1);
  expect(project.program.context.program.modules).toHaveLength(3);
});
