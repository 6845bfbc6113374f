/**
 * The files that are followed, whose text of each counts, and the program each is part of. A file that somebody has open
 * counts as its buffer says, any other as the disk does; so what is open changes no answer but by its text.
 */
import type { EditedText } from '../base/edited-text.ts';
import type { TextEdit } from '../base/span.ts';
import type { OnCrash } from '../rules/runner.ts';
import type { SkipReason } from '../syntax/limits.ts';
import type { PythonParser } from '../syntax/parser.ts';
import type { TreeTable } from '../syntax/tree-table.ts';
import { ClosedFile } from '../workspace/closed-file.ts';
import { type Clock, Document } from '../workspace/document.ts';
import { moduleName } from '../workspace/module-name.ts';
import { exactly, type Shown } from '../workspace/settle.ts';
import { readSuppressions, type Suppression } from '../workspace/suppression.ts';
import { Memberships } from './membership.ts';
import { Programs } from './programs.ts';
import type { Project } from './project.ts';
import type { Profile } from './service.ts';

/** A file that can be asked about. */
export interface Followed {
  readonly file: string;
  readonly profile: Profile;
  readonly project: Project;
  readonly shown: Shown;
  /** The text its reader sees. */
  readonly text: EditedText;
  /** What comments in it switch off: looked for when there is something to switch off. */
  readonly suppressions: () => readonly Suppression[];
}

interface Entry {
  profile: Profile;
  document?: Document;
  closed?: ClosedFile;
  /** What the analyses have of it, and under which group. */
  placed?: { readonly group: string; readonly shown: Shown };
}

export interface FollowedParts {
  readonly parser: PythonParser;
  readonly clock: Clock;
  readonly onCrash?: OnCrash;
  readonly lasting?: boolean;
}

export class FollowedFiles {
  readonly #parser: PythonParser;
  readonly #clock: Clock;
  readonly #programs: Programs;
  readonly #memberships = new Memberships();
  readonly #entries = new Map<string, Entry>();
  readonly #open = new Map<string, Entry>();
  /** Files nobody has open that are still to be parsed. */
  readonly #waiting = new Set<string>();

  constructor({ parser, clock, onCrash, lasting = true }: FollowedParts) {
    this.#parser = parser;
    this.#clock = clock;
    this.#programs = new Programs(lasting, onCrash);
  }

  get waiting(): number {
    return this.#waiting.size;
  }

  document(file: string): Document | undefined {
    return this.#open.get(file)?.document;
  }

  profile(file: string): Profile | undefined {
    return this.#entries.get(file)?.profile;
  }

  skip(file: string): SkipReason | undefined {
    const { document, closed } = this.#entries.get(file) ?? {};
    return document ? document.skip : closed?.skip;
  }

  /** The program as it is analysed and the way from its offsets to the reader's; undefined for what is not part of one. */
  shown(file: string): Shown | undefined {
    const { document, placed } = this.#entries.get(file) ?? {};
    return document ? document.shown : placed?.shown;
  }

  /** The text that offsets in the file count in. */
  text(file: string): EditedText | undefined {
    const { document, placed } = this.#entries.get(file) ?? {};
    return document?.text ?? placed?.shown.text;
  }

  followed(file: string): Followed | undefined {
    const entry = this.#entries.get(file);
    const shown = this.shown(file);
    if (!entry?.placed || !shown || !entry.profile.settings.enable) return undefined;
    const project = this.#programs.project(entry.placed.group, entry.profile);
    const { document } = entry;
    const text = document?.text ?? shown.text;
    return (
      project && {
        file,
        profile: entry.profile,
        project,
        shown,
        text,
        suppressions: () => document?.suppressions ?? readSuppressions(text.whole),
      }
    );
  }

  open(file: string, text: string, profile: Profile): void {
    const entry = this.#entry(file, profile);
    entry.document?.dispose();
    entry.closed?.dispose();
    entry.document = new Document(file, text, this.#parser, this.#clock);
    this.#open.set(file, entry);
    this.#waiting.delete(file);
  }

  edit(file: string, edit: TextEdit): void {
    this.document(file)?.edit(edit);
  }

  configure(file: string, profile: Profile): void {
    const entry = this.#entries.get(file);
    if (!entry || entry.profile === profile) return;
    entry.profile = profile;
    this.#place(file, entry);
  }

  /** From now on the disk's text counts, if there is one. */
  close(file: string): void {
    const entry = this.#open.get(file);
    if (!entry?.document) return;
    const { exact } = entry.document;
    entry.document.dispose();
    delete entry.document;
    this.#open.delete(file);
    if (exact && exact.text.whole === entry.closed?.text) {
      entry.closed.dispose();
      entry.closed = new ClosedFile(exact.text.whole, this.#parser, exact.module);
    }
    this.#place(file, entry);
  }

  put(file: string, text: string, profile: Profile): void {
    const entry = this.#entry(file, profile);
    if (entry.closed?.text !== text) {
      entry.closed?.dispose();
      entry.closed = new ClosedFile(text, this.#parser);
    }
    this.#place(file, entry);
  }

  /** The disk has it no more. */
  remove(file: string): void {
    const entry = this.#entries.get(file);
    if (!entry) return;
    entry.closed?.dispose();
    delete entry.closed;
    this.#place(file, entry);
  }

  waitingTexts(): readonly { readonly file: string; readonly text: string }[] {
    return [...this.#waiting].map((file) => ({ file, text: this.#entries.get(file)?.closed?.text ?? '' }));
  }

  /** Parses a file that waits, or takes the tree that another thread has made of it. */
  prepare(file: string, tree: TreeTable | undefined): void {
    if (!this.#waiting.has(file)) return;
    const closed = this.#entries.get(file)?.closed;
    if (tree) closed?.give(tree);
    else closed?.parse();
  }

  takeIn(shouldPause: () => boolean): boolean {
    for (const file of this.#waiting) {
      if (!this.#programs.declare(shouldPause)) return false;
      const entry = this.#entries.get(file);
      if (entry?.closed?.parse(shouldPause) === false) return false;
      if (entry) this.#place(file, entry);
      if (shouldPause()) break;
    }
    return this.#waiting.size === 0;
  }

  /** Parses the file, and what else is open of its folder; see `Service.parse`. */
  parse(file: string, shouldPause?: () => boolean): boolean {
    const first = this.#entries.get(file);
    for (const [other, entry] of this.#open) {
      if (entry !== first && (first?.profile.root === undefined || entry.profile.root !== first.profile.root)) continue;
      if (!entry.document?.parse(shouldPause)) return false;
      this.#place(other, entry);
    }
    return true;
  }

  #entry(file: string, profile: Profile): Entry {
    const entry = this.#entries.get(file) ?? { profile };
    entry.profile = profile;
    this.#entries.set(file, entry);
    return entry;
  }

  /** What the file is now, as far as it is parsed; its imports may decide about others. */
  #place(file: string, entry: Entry): void {
    const { document, closed, profile } = entry;
    const text = document ? document.shown?.text : closed && !closed.skip ? closed.content : undefined;
    const turned = document && !document.skip && text === undefined ? [] : this.#memberships.tell(file, text, profile);
    for (const [each, one] of [[file, entry] as const, ...turned.flatMap((other) => this.#known(other))]) this.#hand(each, one);
    // Of a text that belongs to no folder nothing is kept; any other may be wanted yet.
    if (document || closed?.skip || (closed && profile.root !== undefined)) return;
    closed?.dispose();
    this.#entries.delete(file);
  }

  #known(file: string): readonly (readonly [string, Entry])[] {
    const entry = this.#entries.get(file);
    return entry ? [[file, entry]] : [];
  }

  /** Gives it to the analyses; what is not to be parsed they lose. */
  #hand(file: string, entry: Entry): void {
    const { document, closed } = entry;
    const isWanted = document ? !document.skip : this.#isPartOfFolder(file, entry);
    const shown = document ? document.shown : closed?.module && exactly({ text: closed.content, module: closed.module });
    if (!isWanted) this.#takeAway(file, entry);
    else if (shown) this.#put(file, entry, shown);
    if (isWanted && !document && !shown) this.#waiting.add(file);
    else this.#waiting.delete(file);
  }

  /** Of what nobody has open only what is part of a folder's program is parsed. */
  #isPartOfFolder(file: string, { closed, profile }: Entry): boolean {
    return closed !== undefined && !closed.skip && this.#memberships.groupOf(file, profile) === profile.root;
  }

  #put(file: string, entry: Entry, shown: Shown): void {
    const group = this.#memberships.groupOf(file, entry.profile);
    if (entry.placed && entry.placed.group !== group) this.#takeAway(file, entry);
    const isSame = entry.placed?.shown.module === shown.module;
    entry.placed = { group, shown };
    if (isSame) return;
    const { text, module } = shown;
    const roots = group === entry.profile.root ? [group] : [];
    this.#programs.put(group, { file, ...moduleName(file, roots), module, text });
  }

  #takeAway(file: string, entry: Entry): void {
    if (entry.placed) this.#programs.remove(entry.placed.group, file);
    delete entry.placed;
  }
}
