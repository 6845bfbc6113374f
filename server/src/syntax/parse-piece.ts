/** Parses a piece of text for the length of one call: the tree is gone when it returns. */
import type { Parser, TreeCursor } from 'web-tree-sitter';
import { normalizeLineEnds } from './source-text.ts';

export interface PieceTools {
  readonly pieceParser: Parser;
  readonly trees: { made: number; deleted: number };
}

export function parsePiece<T>(text: string, lower: (cursor: TreeCursor, hasError: boolean) => T, { pieceParser, trees }: PieceTools): T {
  const tree = pieceParser.parse(normalizeLineEnds(text));
  if (!tree) throw new Error('a parse that nobody paused gave no tree');
  trees.made += 1;
  const cursor = tree.walk();
  try {
    return lower(cursor, tree.rootNode.hasError);
  } finally {
    cursor.delete();
    tree.delete();
    trees.deleted += 1;
  }
}
