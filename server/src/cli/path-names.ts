/** The machine's paths and ours: absolute with `/` inside the program, as short as they can be in a report. */
import { relative, resolve, sep } from 'node:path';

export interface PathNames {
  /** Absolute, with `/`, of a path as the user wrote it. */
  absolute(path: string): string;
  /** From the working directory. */
  reported(path: string): string;
}

export const pathNames = (workingDirectory: string): PathNames => ({
  absolute: (path) => slashed(resolve(workingDirectory, path)),
  reported: (path) => slashed(relative(workingDirectory, path)) || '.',
});

export const slashed = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));
