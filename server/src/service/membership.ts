/**
 * Which files of a folder make its program. Those that say a word of concurrency do, and the `__init__` of a package, for
 * names pass through it; and so does whatever these import, directly or not: the function that a thread is given need not
 * know, nor what it calls. Nothing can be found in the rest, so it need not be parsed. Errs towards too many files, for a
 * name is taken to mean each file that it may mean, and names of what is imported from a module count as modules of it.
 */
import type { EditedText } from '../base/edited-text.ts';
import { absoluteModule } from '../semantic/module-path.ts';
import { mentionEnd } from '../syntax/gate.ts';
import { nameOf } from '../workspace/file-system.ts';
import { moduleName } from '../workspace/module-name.ts';
import { Imports } from './imports.ts';
import type { Profile } from './service.ts';

interface Seat {
  readonly text: EditedText;
  readonly more: ReadonlySet<string> | undefined;
  /** Where a word of its own text ends that makes it a member. */
  readonly mention: number | undefined;
  /** By its own text, or its name. */
  readonly isSeed: boolean;
  /** What it imports; nobody asks about a file that is no member. */
  readonly imports: Imports;
}

/** The files of one folder. What is told first or last changes nothing. */
class Folder {
  readonly #root: string;
  readonly #seats = new Map<string, Seat>();
  /** Everything that the seeds reach by imports. */
  #members = new Set<string>();
  /** How many members import it, by name. */
  readonly #imported = new Map<string, number>();
  /** Files by the last part of their modules' names: those that another file's imports may decide about. */
  readonly #byLast = new Map<string, Set<string>>();

  constructor(root: string) {
    this.#root = root;
  }

  has(file: string): boolean {
    return this.#members.has(file);
  }

  /** Without a text the file is gone. Answers which other files this let in or turned away. */
  seat(file: string, text: EditedText | undefined, more?: ReadonlySet<string>): readonly string[] {
    const before = this.#seats.get(file);
    if (before?.text === text && before?.more === more) return [];
    const after = text === undefined ? undefined : this.#seatFor(file, text, more);
    if (before && after?.isSeed === before.isSeed && after.imports.areKnownAs(before.imports)) {
      this.#seats.set(file, after);
      return [];
    }
    this.#list(file, after);
    const turned = this.#mayTurnAway(file, before, after) ? this.#beginAnew() : this.#renew(file, before, after);
    return turned.filter((other) => other !== file);
  }

  #seatFor(file: string, text: EditedText, more: ReadonlySet<string> | undefined): Seat {
    const before = this.#seats.get(file);
    const mention = (before && before.more === more ? mentionKept(before, text) : undefined) ?? mentionEnd(text.whole, more);
    const isSeed = mention !== undefined || /^__init__\.pyw?$/i.test(nameOf(file));
    const imports = before?.imports.in(text) ?? new Imports(text, (name) => this.#absolute(name, file));
    return { text, more, mention, isSeed, imports };
  }

  #list(file: string, seat: Seat | undefined): void {
    const last = lastOf(this.#module(file).moduleName);
    const files = this.#byLast.get(last) ?? new Set();
    if (seat) {
      this.#seats.set(file, seat);
      this.#byLast.set(last, files.add(file));
      return;
    }
    this.#seats.delete(file);
    files.delete(file);
    if (files.size === 0) this.#byLast.delete(last);
  }

  /** Whether it was a reason for some file to be a member, and may be none now. */
  #mayTurnAway(file: string, before: Seat | undefined, after: Seat | undefined): boolean {
    if (!before || !this.#members.has(file)) return false;
    if (before.isSeed && !after?.isSeed) return true;
    const kept = new Set(after?.imports.names);
    // How many others import it tells nothing: they may be members through it alone.
    return before.imports.names.some((name) => !kept.has(name) && this.#meant(name).length > 0);
  }

  /** A member imports something else, or a file is new. */
  #renew(file: string, before: Seat | undefined, after: Seat | undefined): readonly string[] {
    if (before && this.#members.delete(file)) for (const name of before.imports.names) this.#forget(name);
    const isImported = (): boolean => this.#spellings(file).some((name) => this.#imported.has(name));
    return after && (after.isSeed || isImported()) ? this.#join([file]) : [];
  }

  #beginAnew(): readonly string[] {
    const before = this.#members;
    this.#members = new Set();
    this.#imported.clear();
    this.#join([...this.#seats].flatMap(([file, { isSeed }]) => (isSeed ? [file] : [])));
    return [...before, ...this.#members].filter((file) => before.has(file) !== this.#members.has(file));
  }

  /** Lets files in, and what they import; answers which are new. */
  #join(files: readonly string[]): readonly string[] {
    const joining = new Set(files);
    for (const file of joining) {
      this.#members.add(file);
      for (const name of this.#seats.get(file)?.imports.names ?? []) {
        const count = this.#imported.get(name) ?? 0;
        this.#imported.set(name, count + 1);
        if (count === 0) for (const other of this.#meant(name)) if (!this.#members.has(other)) joining.add(other);
      }
    }
    return [...joining];
  }

  #forget(name: string): void {
    const left = (this.#imported.get(name) ?? 0) - 1;
    if (left > 0) this.#imported.set(name, left);
    else this.#imported.delete(name);
  }

  /** Files that a name may mean, and whose own texts do not decide. */
  #meant(name: string): readonly string[] {
    return [...(this.#byLast.get(lastOf(name)) ?? [])].filter(
      (file) => this.#seats.get(file)?.isSeed === false && this.#spellings(file).includes(name),
    );
  }

  /** A relative import counts from the file's package, and says so by a slash; an absolute one from any folder. */
  #absolute(name: string, file: string): readonly string[] {
    const level = /^\.*/.exec(name)?.[0].length ?? 0;
    if (level === 0) return [name];
    const { moduleName: own, isPackage } = this.#module(file);
    const path = absoluteModule(name.slice(level), level, { name: own, isPackage });
    return path === undefined ? [] : [`/${path}`];
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

/** Most texts say a word at their top, which nobody edits. */
function mentionKept({ text: before, mention }: Seat, text: EditedText): number | undefined {
  const change = text.changeSince(before);
  return mention !== undefined && change && mention < change.start ? mention : undefined;
}

const lastOf = (name: string): string => name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);

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
  tell(file: string, text: EditedText | undefined, { root, settings }: Profile): readonly string[] {
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
