/**
 * Several files as one text, each under a line with its name, so that whatever works on texts (random edits, making a
 * failure smaller) works on programs of several files too. Text before the first name belongs to no file and is lost.
 */
import type { Files } from '../support/check.ts';

const heading = /^#### (\S+)$/;

export const bundled = (files: Files): string =>
  Object.entries(files)
    .map(([file, text]) => `#### ${file}\n${text}`)
    .join('\n');

/** A name that stands there twice means the later text. */
export function unbundled(bundle: string): Files {
  const files: Record<string, string[]> = {};
  let current: string[] | undefined;
  for (const line of bundle.split('\n')) {
    const file = heading.exec(line)?.[1];
    if (file === undefined) current?.push(line);
    else {
      current = [];
      files[file] = current;
    }
  }
  return Object.fromEntries(Object.entries(files).map(([file, lines]) => [file, lines.join('\n')]));
}
