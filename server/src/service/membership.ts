/**
 * Which files of a folder make its program. Those that say a word of concurrency do, and the `__init__` of a package, for
 * names pass through it; and so does whatever one of these imports, one step deep: the function that a thread is given
 * need not know. Nothing can be found in the rest, so it need not be parsed. Errs towards too many files, for a name is
 * taken to mean each file that it may mean, and names of what is imported from a module count as modules of it.
 */
import { mentionsConcurrency } from '../syntax/gate.ts';
import { importNames } from '../syntax/import-names.ts';
import { nameOf } from '../workspace/file-system.ts';
import { moduleName } from '../workspace/module-name.ts';
import type { Profile } from './service.ts';

interface Seat {
  readonly text: string;
  readonly more: ReadonlySet<string> | undefined;
  /** By its own text. */
  readonly isMember: boolean;
  /** What it imports, as `spellings` spells it; nothing while it is no member by its own text. */
  readonly names: readonly string[];
}

/** The files of one folder. What is told first or last changes nothing. */
class Folder {
  readonly #root: string;
  readonly #seats = new Map<string, Seat>();
  /** How many members import it, by name. */
  readonly #imported = new Map<string, number>();
  /** Files by the last part of their modules' names: those that another file's imports may decide about. */
  readonly #byLast = new Map<string, Set<string>>();

  constructor(root: string) {
    this.#root = root;
  }

  has(file: string): boolean {
    return this.#seats.get(file)?.isMember === true || this.#spellings(file).some((name) => this.#imported.has(name));
  }

  /** Without a seat the file is gone. Answers which other files this let in or turned away. */
  seat(file: string, text: string | undefined, more?: ReadonlySet<string>): readonly string[] {
    const before = this.#seats.get(file);
    if (before?.text === text && before?.more === more) return [];
    const after = text === undefined ? undefined : this.#seatFor(file, text, more);
    if (after) this.#seats.set(file, after);
    else this.#seats.delete(file);
    this.#list(file, after !== undefined);
    return sameNames(before?.names, after?.names) ? [] : this.#rename(file, before?.names ?? [], after?.names ?? []);
  }

  #seatFor(file: string, text: string, more: ReadonlySet<string> | undefined): Seat {
    const isMember = mentionsConcurrency(text, more) || /^__init__\.pyw?$/i.test(nameOf(file));
    return { text, more, isMember, names: isMember ? importNames(text).flatMap((name) => this.#absolute(name, file)) : [] };
  }

  #list(file: string, present: boolean): void {
    const last = lastOf(this.#module(file).moduleName);
    const files = this.#byLast.get(last) ?? new Set();
    this.#byLast.set(last, files);
    if (present) files.add(file);
    else files.delete(file);
    if (files.size === 0) this.#byLast.delete(last);
  }

  #rename(file: string, before: readonly string[], after: readonly string[]): readonly string[] {
    const had = new Map([...before, ...after].map((name) => [name, this.#imported.has(name)]));
    for (const name of after) this.#imported.set(name, (this.#imported.get(name) ?? 0) + 1);
    for (const name of before) {
      const left = (this.#imported.get(name) ?? 0) - 1;
      if (left > 0) this.#imported.set(name, left);
      else this.#imported.delete(name);
    }
    const turned = [...had].filter(([name, was]) => this.#imported.has(name) !== was).map(([name]) => name);
    return [...new Set(turned.flatMap((name) => this.#meant(name)))].filter((other) => other !== file);
  }

  /** Files that a name may mean, and whose own texts do not decide. */
  #meant(name: string): readonly string[] {
    return [...(this.#byLast.get(lastOf(name)) ?? [])].filter(
      (file) => !this.#seats.get(file)?.isMember && this.#spellings(file).includes(name),
    );
  }

  /** A relative import counts from the file's package, and says so by a slash; an absolute one from any folder. */
  #absolute(name: string, file: string): readonly string[] {
    const level = /^\.*/.exec(name)?.[0].length ?? 0;
    if (level === 0) return [name];
    const { moduleName: own, isPackage } = this.#module(file);
    const path = own.split('.');
    const kept = path.slice(0, Math.max(0, path.length - (isPackage ? level - 1 : level)));
    return [`/${[...kept, name.slice(level)].filter((part) => part !== '').join('.')}`];
  }

  /** What imports may call the file. */
  #spellings(file: string): readonly string[] {
    const { moduleName: own } = this.#module(file);
    const parts = own.split('.');
    return [`/${own}`, ...parts.map((_, index) => parts.slice(index).join('.'))];
  }

  #module(file: string): ReturnType<typeof moduleName> {
    return moduleName(file, [this.#root]);
  }
}

const lastOf = (name: string): string => name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
const sameNames = (before: readonly string[] = [], after: readonly string[] = []): boolean =>
  before.length === after.length && before.every((name, index) => name === after[index]);

/** Of all folders. */
export class Memberships {
  readonly #folders = new Map<string, Folder>();
  /** Where each file has its seat. */
  readonly #rootOf = new Map<string, string>();

  /** The folder whose program the file is part of, or the file itself where it stands alone. */
  groupOf(file: string, { root }: Profile): string {
    return root !== undefined && this.#folder(root).has(file) ? root : file;
  }

  /** The text of a file that counts; undefined where there is none. Answers which other files this let in or turned away. */
  tell(file: string, text: string | undefined, { root, settings }: Profile): readonly string[] {
    const before = this.#rootOf.get(file);
    const left = before !== undefined && before !== root ? this.#folder(before).seat(file, undefined) : [];
    if (root === undefined) this.#rootOf.delete(file);
    else this.#rootOf.set(file, root);
    return [...left, ...(root === undefined ? [] : this.#folder(root).seat(file, text, settings.models?.userLibraries))];
  }

  #folder(root: string): Folder {
    const folder = this.#folders.get(root) ?? new Folder(root);
    this.#folders.set(root, folder);
    return folder;
  }
}
