/**
 * Guards that a program's author has written down: `self._items = []  # guarded by: self._lock` at a definition of the
 * attribute or global. Comments are not in the IR, so the text is read once for the words, line by line, and only what
 * is found is kept: an input of its own, which changes when those comments do. Errs towards none: one line, one name.
 */
import type { EditedText } from '../../base/edited-text.ts';
import { compare } from '../../base/text-order.ts';
import type { Recorder } from '../../engine/source.ts';
import { TrackedIndex } from '../../engine/tracked.ts';

export interface DeclaredGuard {
  /** The class whose attribute it is; empty for a global. */
  readonly cls: string;
  readonly name: string;
  /** The last word of the lock's text: `_lock` of `self._lock`. */
  readonly lock: string;
}

const words = /guarded[ -]by/i;
/** One character less than the words have. */
const reach = 'guarded by'.length - 1;
const declaration =
  /^[ \t]*(?:self\.|cls\.)?(\w+)[ \t]*(?::[^=#]*)?(?:=[^=].*)?#[ \t]*guarded[ -]by:?[ \t]*`?(?:[A-Za-z_]\w*\.)*([A-Za-z_]\w*)/i;
const definition = /^([ \t]*)class[ \t]+(\w+)/;

export class DeclaredGuards {
  /** By file; each as words with blanks between, so that equal ones are the same. */
  readonly #index: TrackedIndex<string, string>;
  readonly #known = new Map<string, ReadonlyMap<string, readonly string[]>>();
  /** Last texts without such words. */
  readonly #silent = new Map<string, EditedText>();

  constructor(recorder: Recorder) {
    this.#index = new TrackedIndex(recorder, compare);
  }

  /** A new text of a file; undefined when it has gone. */
  put(file: string, text: EditedText | undefined): void {
    const speaks = text !== undefined && this.#speaks(file, text);
    const found = speaks ? guardsIn(text.whole) : [];
    if (text === undefined || speaks) this.#silent.delete(file);
    else this.#silent.set(file, text);
    const before = this.#known.get(file);
    const after = found.length > 0 ? new Map([[file, found]]) : undefined;
    if (!before && !after) return;
    this.#index.replace(file, before, after);
    if (after) this.#known.set(file, after);
    else this.#known.delete(file);
  }

  /** A text without the words is looked at again only where it changed. */
  #speaks(file: string, text: EditedText): boolean {
    const silent = this.#silent.get(file);
    const change = silent && text.changeSince(silent);
    if (!change) return words.test(text.whole);
    const { start, end } = change;
    return words.test(text.slice(Math.max(0, start - reach), end + reach));
  }

  of(file: string): readonly DeclaredGuard[] {
    return (this.#index.get(file) ?? []).map((each) => {
      const [cls = '', name = '', lock = ''] = each.split(' ');
      return { cls, name, lock };
    });
  }
}

function guardsIn(text: string): readonly string[] {
  const found: string[] = [];
  const classes: { readonly indent: number; readonly name: string }[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    while (line.trim() !== '' && classes.length > 0 && indent <= (classes.at(-1)?.indent ?? 0)) classes.pop();
    const [, , name] = definition.exec(line) ?? [];
    if (name !== undefined) classes.push({ indent, name });
    const [, attribute, lock] = words.test(line) ? (declaration.exec(line) ?? []) : [];
    if (attribute !== undefined && lock !== undefined) found.push(`${classes.at(-1)?.name ?? ''} ${attribute} ${lock}`);
  }
  return found;
}
