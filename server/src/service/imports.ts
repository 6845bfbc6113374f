/** What a text imports, found when somebody asks, and kept while other parts of it are edited. */
import { clausesKept, type ImportClause, importClauses, importNames } from '../syntax/import-names.ts';

export class Imports {
  readonly #text: string;
  readonly #absolute: (name: string) => readonly string[];
  #names: readonly string[] | undefined;
  /** Nobody needs to know where they stand in a text that is never edited. */
  #clauses: readonly ImportClause[] | undefined;

  /** `absolute` says what a name in the text may mean. */
  constructor(text: string, absolute: (name: string) => readonly string[]) {
    this.#text = text;
    this.#absolute = absolute;
  }

  /** The same list as of the text before where a change has changed none. */
  get names(): readonly string[] {
    this.#names ??= importNames(this.#text).flatMap(this.#absolute);
    return this.#names;
  }

  /** Whether both are known to be the same. */
  areKnownAs(other: Imports): boolean {
    return this.#names !== undefined && this.#names === other.#names;
  }

  /** Of another text of the same file. */
  in(text: string): Imports {
    const after = new Imports(text, this.#absolute);
    if (!this.#names) return after;
    this.#clauses ??= importClauses(this.#text);
    after.#clauses = clausesKept(this.#clauses, this.#text, text);
    if (after.#clauses) after.#names = this.#names;
    return after;
  }
}
