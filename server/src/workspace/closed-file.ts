/**
 * A file that nobody has open, as the disk has it: parsed once, in slices; its tree goes as soon as it is lowered.
 * Nothing is held back for it: what does not parse is unknown.
 */
import { EditedText } from '../base/edited-text.ts';
import type { ModuleIr } from '../ir/module.ts';
import { type SkipReason, skipReason } from '../syntax/limits.ts';
import type { PythonParser } from '../syntax/parser.ts';
import type { SyntaxDocument } from '../syntax/syntax-document.ts';
import type { TreeTable } from '../syntax/tree-table.ts';

export class ClosedFile {
  /** Empty where it is not analysed: such texts are large. */
  readonly text: string;
  readonly content: EditedText;
  /** Why the text is not analysed. */
  readonly skip: SkipReason | undefined;
  readonly #parser: PythonParser;
  #syntax: SyntaxDocument | undefined;
  #module: ModuleIr | undefined;

  /** `module` is that of the very text, where it is known. */
  constructor(text: string, parser: PythonParser, module?: ModuleIr) {
    this.skip = module ? undefined : skipReason(text);
    this.text = this.skip ? '' : text;
    this.content = EditedText.of(this.text);
    this.#parser = parser;
    this.#module = module;
  }

  /** Undefined before the end of the parse, and for a skipped text. */
  get module(): ModuleIr | undefined {
    return this.#module;
  }

  /** Goes on until done (true) or until `shouldPause` says so (false). */
  parse(shouldPause?: () => boolean): boolean {
    if (this.skip || this.#module) return true;
    this.#syntax ??= this.#parser.open(this.text);
    if (!this.#syntax.parse(shouldPause)) return false;
    this.#module = this.#syntax.module();
    this.dispose();
    return true;
  }

  /** The tree of the very text, parsed by another thread. */
  give(tree: TreeTable): void {
    if (this.skip || this.#module) return;
    this.#module = this.#parser.lower(this.text, tree);
    this.dispose();
  }

  /** Ends a parse that is under way; the next one starts from nothing. */
  dispose(): void {
    this.#syntax?.dispose();
    this.#syntax = undefined;
  }
}
