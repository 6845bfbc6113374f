/**
 * Loads the Python grammar and hands out parsers: one shot for the command line, documents for the editor.
 * All trees are made and deleted behind this interface; nobody outside `syntax/` sees one.
 */
import { Language, Parser, type Tree } from 'web-tree-sitter';
import type { ModuleIr } from '../ir/module.ts';
import { lowerModule } from './lower-module.ts';
import { type NodeTypes, readNodeTypes } from './node-types.ts';
import { type PieceTools, parsePiece } from './parse-piece.ts';
import { finished } from './steps.ts';
import { type SyntaxDocument, TreeDocument } from './syntax-document.ts';
import type { TreeCounts } from './tree-counts.ts';
import { MemoryCursor, type TreeCursor } from './tree-cursor.ts';
import { LanguageTables, TreeMemory } from './tree-memory.ts';
import { TableCursor, type TreeTable, tableOf } from './tree-table.ts';

export interface ParserAssets {
  /** tree-sitter's own WebAssembly: its bytes, or its path or URL. Absent: next to web-tree-sitter's script, which only Node finds by itself. */
  readonly runtime?: Uint8Array | string;
  readonly grammar: Uint8Array;
}

export interface ParsedFile {
  readonly module: ModuleIr;
  /** Whether any part of the text does not parse. */
  readonly hasError: boolean;
}

export interface PythonParser {
  parse(text: string): ParsedFile;
  open(text: string): SyntaxDocument;
  /** The tree of a text as a table that another thread may lower. */
  tabulate(text: string): TreeTable;
  /** The module of a text by the table of its tree: the same as `parse` gives. */
  lower(text: string, table: TreeTable): ModuleIr;
  /** How many trees were made and deleted so far: equal when no document is open. */
  readonly trees: TreeCounts;
}

/** Rejects when a file is not the WebAssembly it should be, or the grammar has another ABI than the runtime. */
export async function loadParser({ runtime, grammar }: ParserAssets): Promise<PythonParser> {
  const memory = await loadRuntime(runtime);
  const language = await Language.load(grammar);
  const types = readNodeTypes(language);
  const tables = new LanguageTables(language, memory.refreshed());
  const walk = (tree: Tree): TreeCursor => new MemoryCursor(tree, memory, tables);
  const trees = { made: 0, deleted: 0 };
  const pieceParser = new Parser().setLanguage(language);
  const tools = { language, types, memory, walk, trees, pieceParser };
  const newDocument = (text: string): TreeDocument => new TreeDocument(text, tools);
  return {
    parse: (text) => parseOnce(newDocument(text)),
    open: newDocument,
    tabulate: (text) => parsePiece(text, (cursor) => tableOf(cursor, types), tools),
    lower: (text, table) => lowerTable(text, table, types, tools),
    trees,
  };
}

/** web-tree-sitter is one for the whole process, and so is its memory: only the first to start it can say which. */
const memories = new WeakMap<typeof Parser, Promise<TreeMemory>>();

function loadRuntime(runtime: Uint8Array | string | undefined): Promise<TreeMemory> {
  const memory = memories.get(Parser) ?? new TreeMemory().load(runtimeOptions(runtime) ?? {});
  memories.set(Parser, memory);
  return memory;
}

function runtimeOptions(runtime: Uint8Array | string | undefined): Parameters<typeof Parser.init>[0] {
  if (runtime === undefined) return {};
  if (typeof runtime === 'string') return { locateFile: () => runtime };
  // The name is never used, but without it the runtime looks for its URL beside the script's, and a worker's may be a blob.
  return { wasmBinary: runtime, locateFile: (name: string) => name };
}

function parseOnce(document: SyntaxDocument): ParsedFile {
  try {
    return { module: document.module(), hasError: document.hasError };
  } finally {
    document.dispose();
  }
}

function lowerTable(text: string, table: TreeTable, types: NodeTypes, tools: PieceTools): ModuleIr {
  const cursor = new TableCursor(table);
  const reuse = { at: () => undefined, from: () => undefined, statementAt: () => undefined };
  const pieces = <T>(piece: string, lower: (cursor: TreeCursor, hasError: boolean) => T): T => parsePiece(piece, lower, tools);
  return finished(lowerModule(cursor, { text, types, hasError: cursor.hasError, reuse, parsePiece: pieces }));
}
