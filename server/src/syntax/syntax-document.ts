/**
 * One open file: its text, its tree, and the units lowered last. Edits are told to the tree and remembered;
 * `parse` works incrementally and in slices; `module` lowers what changed.
 *
 * An incremental tree with errors may differ from a fresh one of the same text: call `refresh` before a
 * result must be a function of the text alone.
 */
import { Edit, type Language, Parser, type Tree } from 'web-tree-sitter';
import { EditedText } from '../base/edited-text.ts';
import type { TextEdit } from '../base/span.ts';
import type { ModuleIr } from '../ir/module.ts';
import { lowerAlone } from './lower-alone.ts';
import { lowerModule } from './lower-module.ts';
import type { NodeTypes } from './node-types.ts';
import { type PieceTools, parsePiece } from './parse-piece.ts';
import { type Replacement, renewed, UnitMemory } from './reuse.ts';
import { chunkReader, clampEdit, normalizedEdit, normalizeLineEnds, Points } from './source-text.ts';
import type { Steps } from './steps.ts';
import type { TreeMemory } from './tree-memory.ts';
import { isClean } from './unit-errors.ts';

export interface SyntaxDocument {
  readonly text: string;
  /** The same without making one string of it. */
  readonly content: EditedText;
  /** One after the other; the offsets of each count in the text the ones before it have left. Offsets outside the text are taken for its ends. */
  apply(edits: readonly TextEdit[]): void;
  /** Goes on parsing and lowering until done (true) or until `shouldPause` says so (false); the next call resumes. */
  parse(shouldPause?: () => boolean): boolean;
  /** Units that no edit touched are the same objects as the last time, and so is what the header of a class says. Parses to the end first, if need be. */
  module(): ModuleIr;
  /** Whether any part of the text does not parse. Parses to the end first, if need be. */
  readonly hasError: boolean;
  /** Forgets the tree, so that the next parse starts from nothing. */
  refresh(): void;
  /** Frees what the document holds outside JavaScript; nothing else may be called afterwards. */
  dispose(): void;
}

export interface DocumentTools extends PieceTools {
  readonly language: Language;
  readonly types: NodeTypes;
  readonly memory: TreeMemory;
}

/** More edits than this between two lowerings, and everything is lowered anew. */
const maxEdits = 1000;

export class TreeDocument implements SyntaxDocument {
  #text: EditedText;
  #source: EditedText;
  /** Whether a CR is, or was, somewhere in the text. */
  #hasReturns: boolean;
  #tree: Tree | undefined;
  #treeHasError = false;
  /** Whether the tree is that of the present text. */
  #current = false;
  /** Whether the text has been edited, and nobody has tried to parse what changed by itself. */
  #mayBeAlone = false;
  #lowering: Steps<ModuleIr> | undefined;
  #module: ModuleIr | undefined;
  /** The module lowered last, and the edits since. */
  #last: ModuleIr = { units: [], length: 0 };
  #lastHadError = true;
  #hasBrokenUnit = false;
  #edits: Replacement[] = [];
  readonly #points = new Points();
  readonly #parser = new Parser();
  readonly #tools: DocumentTools;

  constructor(text: string, tools: DocumentTools) {
    const source = normalizeLineEnds(text);
    this.#text = EditedText.of(text);
    this.#source = source === text ? this.#text : EditedText.of(source);
    this.#hasReturns = text.includes('\r');
    this.#tools = tools;
    this.#parser.setLanguage(tools.language);
  }

  get text(): string {
    return this.#text.whole;
  }

  get content(): EditedText {
    return this.#text;
  }

  apply(edits: readonly TextEdit[]): void {
    for (const edit of edits) this.#applyOne(clampEdit(edit, this.#text.length));
    if (edits.length > 0) this.#invalidate();
  }

  parse(shouldPause?: () => boolean): boolean {
    return this.#lowerAlone() || (this.#parseTree(shouldPause) && this.#lower(shouldPause));
  }

  /** What is left out of the tree is made up for by the next parse that needs it. */
  #lowerAlone(): boolean {
    const hadError = this.#treeHasError || this.#lastHadError || this.#hasBrokenUnit;
    if (this.#module || !this.#mayBeAlone || hadError || this.#edits.length > maxEdits) return this.#module !== undefined;
    this.#mayBeAlone = false;
    const module = lowerAlone(this.#text, new UnitMemory(this.#last.units, this.#edits), this.#tools);
    if (module) this.#take(module);
    return module !== undefined;
  }

  #parseTree(shouldPause?: () => boolean): boolean {
    if (this.#current) return true;
    const tree = this.#parser.parse(
      chunkReader(this.#source, this.#tree !== undefined),
      this.#tree ?? null,
      shouldPause ? { progressCallback: () => shouldPause() } : {},
    );
    if (!tree) return false;
    this.#tools.trees.made += 1;
    this.#dropTree();
    this.#tree = tree;
    this.#treeHasError = this.#tools.walk(tree).hasError;
    this.#current = true;
    return true;
  }

  module(): ModuleIr {
    this.parse();
    return this.#last;
  }

  get hasError(): boolean {
    this.parse();
    return this.#treeHasError || this.#hasBrokenUnit;
  }

  refresh(): void {
    this.#mayBeAlone = false;
    this.#dropTree();
    this.#invalidate();
  }

  dispose(): void {
    this.#dropTree();
    this.#parser.delete();
  }

  #applyOne(edit: TextEdit): void {
    const { span, newText } = edit;
    const before = this.#source;
    const text = this.#text.edited(edit);
    this.#hasReturns ||= newText.includes('\r');
    const after = this.#hasReturns ? normalizedEdit(before, edit, text) : text;
    // A CR before the edit may have been alone and no longer is, or the other way round.
    const start = this.#text.charAt(span.start - 1) === '\r' ? span.start - 1 : span.start;
    const newEnd = span.start + newText.length;
    const oldEndPosition = this.#points.at(before, span.end);
    const startPosition = this.#points.at(before, start);
    const newEndPosition = this.#points.at(after, newEnd);
    this.#tree?.edit(
      new Edit({ startIndex: start, oldEndIndex: span.end, newEndIndex: newEnd, startPosition, oldEndPosition, newEndPosition }),
    );
    this.#mayBeAlone = true;
    this.#edits.push({ start, oldEnd: span.end, newEnd });
    this.#text = text;
    this.#source = after;
  }

  #lower(shouldPause?: () => boolean): boolean {
    if (this.#module) return true;
    this.#lowering ??= this.#startLowering(this.#parsed());
    // Another document may have been parsed since the last step.
    this.#tools.memory.refreshed();
    do {
      const step = this.#lowering.next();
      if (!step.done) continue;
      this.#take(step.value);
      this.#lowering = undefined;
      return true;
    } while (!shouldPause?.());
    return false;
  }

  #take(module: ModuleIr): void {
    // A unit may be broken where the tree has no error. Those that were looked at are what they were.
    const looked = this.#hasBrokenUnit ? module.units : renewed(this.#last.units, module.units);
    this.#hasBrokenUnit = !looked.every(({ unit }) => isClean(unit));
    this.#module = module;
    this.#last = module;
    this.#lastHadError = this.#treeHasError;
    this.#edits = [];
  }

  #startLowering(tree: Tree): Steps<ModuleIr> {
    const memory = this.#edits.length > maxEdits ? new UnitMemory([], []) : new UnitMemory(this.#last.units, this.#edits);
    return lowerModule(this.#tools.walk(tree), {
      text: this.#text.whole,
      types: this.#tools.types,
      hasError: this.#treeHasError,
      reuse: {
        at: (start, end) => memory.at(start, end),
        from: (start, limit) => memory.from(start, limit),
        statementAt: (start) => memory.statementAt(start),
      },
      around: this.#treeHasError || this.#lastHadError ? undefined : memory.around(),
      parsePiece: (text, lower) => parsePiece(text, lower, this.#tools),
    });
  }

  #parsed(): Tree {
    if (!this.#tree) throw new Error('a parse that nobody paused gave no tree');
    return this.#tree;
  }

  /** A paused parse must not be resumed on another text. */
  #invalidate(): void {
    this.#parser.reset();
    this.#current = false;
    this.#lowering = undefined;
    this.#module = undefined;
  }

  #dropTree(): void {
    if (!this.#tree) return;
    this.#tree.delete();
    this.#tools.trees.deleted += 1;
    this.#tree = undefined;
  }
}
