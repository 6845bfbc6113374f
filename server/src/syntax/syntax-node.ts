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

/** Offsets count from the start of the file. The `type` of a token is its text. */
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
  /** Set instead of `children` on a class body whose members are lowered already. `at` counts from the start of the file. */
  readonly members?: readonly PlacedUnit[];
}

export interface CopyOptions {
  readonly text: string;
  readonly types: NodeTypes;
  /** The members of the class (decorated or not) that is the root of the copy, where they are lowered already. */
  readonly members?: readonly PlacedUnit[] | undefined;
}

type Growing = { -readonly [K in keyof SyntaxNode]: SyntaxNode[K] };

/** A node whose children are being copied. */
interface Open {
  readonly node: Growing;
  /** Where its children start in the list of those copied so far. */
  readonly from: number;
  readonly hasFields: boolean;
}

/** Copies the subtree under the cursor, which afterwards stands where it stood. */
export function copySubtree(cursor: TreeCursor, options: CopyOptions): SyntaxNode {
  const root = read(cursor, '', options.types);
  if (descends(cursor, root, [], options)) new SubtreeCopy(cursor, options, root).run();
  return root;
}

class SubtreeCopy {
  readonly #cursor: TreeCursor;
  readonly #options: CopyOptions;
  readonly #path: Open[] = [];
  /** The children of the open nodes, those of one behind those of the other; each list is cut off when its node is done. */
  readonly #copied: SyntaxNode[] = [];
  #length = 0;

  constructor(cursor: TreeCursor, options: CopyOptions, root: Growing) {
    this.#cursor = cursor;
    this.#options = options;
    this.#open(root);
  }

  run(): void {
    for (let open = this.#path.at(-1); open; open = this.#path.at(-1)) {
      const child = this.#child(open);
      if (child && descends(this.#cursor, child, this.#path, this.#options)) this.#open(child);
      else {
        if (child) finish(child, open.node);
        this.#advance();
      }
    }
  }

  #open(node: Growing): void {
    this.#path.push({ node, from: this.#length, hasFields: !this.#options.types.fieldless.has(node.type) });
  }

  /** The cursor's node as a new child; undefined when it is of no interest. */
  #child({ node: parent, hasFields }: Open): Growing | undefined {
    const { types } = this.#options;
    const id = this.#cursor.typeId;
    const isDropped = types.names[id] === ':' ? parent.type !== 'function_definition' && parent.type !== 'lambda' : types.dropped[id];
    if (isDropped) {
      if (this.#cursor.isMissing) parent.broken = true;
      return undefined;
    }
    const child = read(this.#cursor, hasFields ? (types.fields[this.#cursor.fieldId] ?? '') : '', types);
    this.#copied[this.#length] = child;
    this.#length += 1;
    return child;
  }

  /** Moves to the next node in document order that is not below the current one, and closes what it leaves. */
  #advance(): void {
    while (!this.#cursor.toNextSibling()) {
      this.#cursor.toParent();
      const done = this.#path.pop();
      if (!done) return;
      done.node.children = this.#copied.slice(done.from, this.#length);
      this.#length = done.from;
      finish(done.node, this.#path.at(-1)?.node);
      if (this.#path.length === 0) return;
    }
  }
}

const none: readonly SyntaxNode[] = [];

function read(cursor: TreeCursor, field: string, types: NodeTypes): Growing {
  const id = cursor.typeId;
  const type = types.names[id] ?? errorType;
  const broken = type === errorType || cursor.isMissing;
  return { type, field, named: types.named[id] ?? true, start: cursor.start, end: cursor.end, children: none, broken };
}

/** Moves to the first child, if there is one to look at. */
function descends(cursor: TreeCursor, node: Growing, path: readonly Open[], options: CopyOptions): boolean {
  if (!node.named || options.types.leaves.has(node.type)) return false;
  if (node.type === 'string' && !cursor.hasError && !mayInterpolate(options.text, node.start)) return false;
  if (node.type === 'block' && options.members && isOwnClassBody(path)) {
    node.members = options.members;
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

function isOwnClassBody(path: readonly Open[]): boolean {
  if (path.at(-1)?.node.type !== 'class_definition') return false;
  return path.length === 1 || (path.length === 2 && path[0]?.node.type === 'decorated_definition');
}

/** The children of `node` are complete. */
function finish(node: Growing, parent: Growing | undefined): void {
  if (isUnfinished(node)) node.broken = true;
  if (node.broken && parent) parent.broken = true;
}

/** The grammar takes `with lock:` without a body and `try:` without a handler for whole; Python does not, and nobody has finished typing them. */
function isUnfinished(node: Growing): boolean {
  if (node.type === 'block') return node.children.length === 0 && (node.members?.length ?? 0) === 0;
  return node.type === 'try_statement' && !node.children.some(({ type }) => type === 'except_clause' || type === 'finally_clause');
}
