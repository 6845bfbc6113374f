/**
 * The Python that is measured: the library of the python3 on this machine, whole, in its largest files about threads, and
 * fourteen thousand lines of it joined to one file, which is nothing but concurrency.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

export const library = execFileSync('python3', ['-c', 'import os; print(os.path.dirname(os.__file__))'], { encoding: 'utf8' }).trim();

const joinedParts = [
  'threading.py',
  'queue.py',
  'concurrent/futures',
  'asyncio/base_events.py',
  'asyncio/tasks.py',
  'asyncio/streams.py',
  'multiprocessing/pool.py',
  'multiprocessing/managers.py',
  'subprocess.py',
  'socketserver.py',
  'logging/handlers.py',
];

const text = (path) => readFileSync(join(library, path), 'utf8');

/** `from __future__` may stand only at the top of a file. */
const joinable = (path) => text(path).replace(/^from __future__ .*$/gm, '');

export const joinedFile = () =>
  joinedParts
    .flatMap((path) => (path.endsWith('.py') ? [path] : pythonIn(path)))
    .map(joinable)
    .join('\n');

/** The three largest files of the library that import threading or asyncio. */
export function largestFiles() {
  return libraryFiles()
    .map((path) => ({ path, size: statSync(join(library, path)).size }))
    .sort((a, b) => b.size - a.size)
    .map(({ path }) => ({ name: path, text: readFileSync(join(library, path), 'latin1') }))
    .filter((file) => /^\s*(import|from) (threading|asyncio)\b/m.test(file.text))
    .slice(0, 3)
    .map(({ name }) => ({ name, text: text(name) }));
}

/** Every Python file of the library, relative to it; what `pip` put there is not the library. */
export const libraryFiles = () => readdirSync(library, { recursive: true, encoding: 'utf8' }).filter(isLibraryFile).sort();

const isLibraryFile = (path) => path.endsWith('.py') && !path.split(sep).includes('site-packages');

const pythonIn = (folder) =>
  readdirSync(join(library, folder))
    .filter((name) => name.endsWith('.py'))
    .sort()
    .map((name) => join(folder, name));

export const lineCount = (source) => source.split('\n').length;
