/** What a text imports, found when somebody asks, and kept while other parts of it are edited. */
import type { EditedText } from '../base/edited-text.ts';
import { clausesKept, type ImportClause, importClauses, importNames } from '../syntax/import-names.ts';

export class Imports {
  readonly #text: EditedText;
  readonly #absolute: (name: string) => readonly string[];
  #names: readonly string[] | undefined;
  /** Nobody needs to know where they stand in a text that is never edited. */
  #clauses: readonly ImportClause[] | undefined;

  /** `absolute` says what a name in the text may mean. */
  constructor(text: EditedText, absolute: (name: string) => readonly string[]) {
    this.#text = text;
    this.#absolute = absolute;
  }

  /** The same list as of the text before where a change has changed none. */
  get names(): readonly string[] {
    this.#names ??= importNames(this.#text.whole).flatMap(this.#absolute);
    return this.#names;
  }

  /** Whether both are known to be the same. */
  areKnownAs(other: Imports): boolean {
    return this.#names !== undefined && this.#names === other.#names;
  }

  /** Of another text of the same file. */
  in(text: EditedText): Imports {
    const after = new Imports(text, this.#absolute);
    const change = text.changeSince(this.#text);
    if (!this.#names || !change) return after;
    this.#clauses ??= importClauses(this.#text.whole);
    after.#clauses = clausesKept(this.#clauses, text, change, text.length - this.#text.length);
    if (after.#clauses) after.#names = this.#names;
    return after;
  }
}
