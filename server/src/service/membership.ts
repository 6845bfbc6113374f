/**
 * Which program a file is part of. Whatever a text without any word of concurrency says is not looked at, so it need not
 * be parsed; the `__init__` of a package is, for names pass through it. Errs towards too few files: a name from a file
 * left out is unknown.
 */
import { mentionsConcurrency } from '../syntax/gate.ts';
import { nameOf } from '../workspace/file-system.ts';
import type { Profile } from './service.ts';

/** The folder whose program the file is part of, or the file itself where it stands alone. */
export function groupOf(file: string, text: string, { root, settings }: Profile): string {
  const isPart = mentionsConcurrency(text, settings.models?.userLibraries) || /^__init__\.pyw?$/i.test(nameOf(file));
  return root !== undefined && isPart ? root : file;
}
