/** Parses a piece of text for the length of one call: the tree is gone when it returns. */
import type { Parser, Tree } from 'web-tree-sitter';
import { chunkReader, normalizeLineEnds } from './source-text.ts';
import type { TreeCursor } from './tree-cursor.ts';

export interface PieceTools {
  readonly pieceParser: Parser;
  readonly walk: (tree: Tree) => TreeCursor;
  readonly trees: { made: number; deleted: number };
}

export function parsePiece<T>(
  text: string,
  lower: (cursor: TreeCursor, hasError: boolean) => T,
  { pieceParser, walk, trees }: PieceTools,
): T {
  const tree = pieceParser.parse(chunkReader(normalizeLineEnds(text), false));
  if (!tree) throw new Error('a parse that nobody paused gave no tree');
  trees.made += 1;
  try {
    const cursor = walk(tree);
    return lower(cursor, cursor.hasError);
  } finally {
    tree.delete();
    trees.deleted += 1;
  }
}
