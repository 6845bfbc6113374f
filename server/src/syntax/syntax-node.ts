/**
 * A syntax tree copied out of WebAssembly: plain objects, without comments and without the punctuation
 * nobody asks for, made in one cursor walk without recursion, free to be visited in any order and to be kept
 * when the tree is gone.
 *
 * Errs towards keeping: a node type this file does not know is copied like any other.
 */
import type { PlacedUnit } from '../ir/module.ts';
import { errorType, type NodeTypes } from './node-types.ts';
import type { TreeCursor } from './tree-cursor.ts';

/** Offsets count from the start of the file. The `type` of a token is its text; only the token `:` has offsets. */
export interface SyntaxNode {
  readonly type: string;
  /** '' where the grammar names no field, or where nobody asks (see `node-types.ts`). */
  readonly field: string;
  readonly named: boolean;
  readonly start: number;
  readonly end: number;
  readonly children: readonly SyntaxNode[];
  /** An ERROR or a MISSING node or an empty block lies inside, or is this node. Members taken out of a class do not count. */
  readonly broken: boolean;
  /** Set instead of `children` on a class body whose members were lowered on the way. `at` counts from the start of the file. */
  readonly members?: readonly PlacedUnit[];
}

export interface CopyOptions {
  readonly text: string;
  readonly types: NodeTypes;
  /** Asked, with the cursor on it, for the members of the body of the class (decorated or not) that is the root of the copy. */
  readonly classBody?: (cursor: TreeCursor) => readonly PlacedUnit[];
}

type Growing = { -readonly [K in keyof SyntaxNode]: K extends 'children' ? Growing[] : SyntaxNode[K] };

/** Copies the subtree under the cursor, which afterwards stands where it stood. */
export function copySubtree(cursor: TreeCursor, options: CopyOptions): SyntaxNode {
  const root = read(cursor, cursor.typeId, undefined, options);
  if (!descends(cursor, root, [], options)) return root;
  const path: Growing[] = [root];
  for (;;) {
    const child = readChild(cursor, path, options);
    if (child && descends(cursor, child, path, options)) {
      path.push(child);
      continue;
    }
    if (child) close(child, path.at(-1));
    if (!advances(cursor, path)) return root;
  }
}

/** The cursor's node as a new child of the last node of the path; undefined when it is of no interest. */
function readChild(cursor: TreeCursor, path: readonly Growing[], options: CopyOptions): Growing | undefined {
  const parent = path.at(-1);
  if (!parent) return undefined;
  const id = cursor.typeId;
  const name = options.types.names[id];
  const dropped = name === ':' ? parent.type !== 'function_definition' && parent.type !== 'lambda' : options.types.dropped[id];
  if (dropped) {
    if (cursor.isMissing) parent.broken = true;
    return undefined;
  }
  const child = read(cursor, id, parent, options);
  parent.children.push(child);
  return child;
}

function read(cursor: TreeCursor, id: number, parent: Growing | undefined, options: CopyOptions): Growing {
  const { types } = options;
  const type = types.names[id] ?? errorType;
  const named = types.named[id] ?? true;
  const placed = named || type === ':' || parent === undefined;
  return {
    type,
    field: parent ? fieldIn(cursor, parent, options) : '',
    named,
    start: placed ? cursor.start : 0,
    end: placed ? cursor.end : 0,
    children: [],
    broken: type === errorType || cursor.isMissing,
  };
}

function fieldIn(cursor: TreeCursor, parent: Growing, { types }: CopyOptions): string {
  if (types.fieldless.has(parent.type)) return '';
  return types.fields[cursor.fieldId] ?? '';
}

/** Moves to the first child, if there is one to look at. */
function descends(cursor: TreeCursor, node: Growing, path: readonly Growing[], options: CopyOptions): boolean {
  if (!node.named || options.types.leaves.has(node.type)) return false;
  if (node.type === 'string' && !cursor.hasError && !mayInterpolate(options.text, node.start)) return false;
  if (node.type === 'block' && options.classBody && isOwnClassBody(path)) {
    node.members = options.classBody(cursor);
    return false;
  }
  return cursor.toFirstChild();
}

/** Whether a string has the prefix `f` or `t`. */
function mayInterpolate(text: string, start: number): boolean {
  for (let at = start; at < start + 3; at += 1) {
    const letter = text.charCodeAt(at) | 0x20;
    if (letter === 0x66 || letter === 0x74) return true;
  }
  return false;
}

function isOwnClassBody(path: readonly Growing[]): boolean {
  if (path.at(-1)?.type !== 'class_definition') return false;
  return path.length === 1 || (path.length === 2 && path[0]?.type === 'decorated_definition');
}

/** Moves to the next node in document order that is not below the current one; false at the end of the root. */
function advances(cursor: TreeCursor, path: Growing[]): boolean {
  while (!cursor.toNextSibling()) {
    cursor.toParent();
    const done = path.pop();
    if (done) close(done, path.at(-1));
    if (path.length === 0) return false;
  }
  return true;
}

/** The children of `node` are complete. */
function close(node: Growing, parent: Growing | undefined): void {
  if (isUnfinished(node)) node.broken = true;
  if (node.broken && parent) parent.broken = true;
}

/** The grammar takes `with lock:` without a body and `try:` without a handler for whole; Python does not, and nobody has finished typing them. */
function isUnfinished(node: Growing): boolean {
  if (node.type === 'block') return node.children.length === 0 && (node.members?.length ?? 0) === 0;
  return node.type === 'try_statement' && !node.children.some(({ type }) => type === 'except_clause' || type === 'finally_clause');
}
