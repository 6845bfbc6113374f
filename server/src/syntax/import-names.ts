/**
 * Which modules a text imports, as it writes their names, found without parsing: a file that is turned away at the gate
 * may be named by one that is not. Errs towards too many: comments and strings count, and so does what may be no module
 * but a name in one. What only runs tell (`importlib.import_module(name)`) is not seen.
 */

/** What follows the keyword: up to the end of the line or of the brackets, in which no bracket stands. */
const clause = /\s+(\([^()]*|(?:\\\r?\n|[^\n#;])*)/y;
/** What stands before the keyword: nobody names a module in more UTF-16 units than `farthest`. */
const source = /\bfrom\s*([.\w]+)(?:[ \t]|\\\r?\n)*$/;
const farthest = 300;

/** With leading dots where the import is relative: `from .a import b` names `.a` and `.a.b`. Each once, as they come. */
export function importNames(text: string): readonly string[] {
  const found = new Set<string>();
  // Leaping from one keyword to the next costs a tenth of asking every line.
  for (let at = text.indexOf('import'), end = 0; at >= 0; at = text.indexOf('import', end)) {
    clause.lastIndex = at + 6;
    const members = clause.exec(text)?.[1];
    const [, from] = source.exec(text.slice(Math.max(end, at - farthest), at)) ?? [];
    end = members === undefined ? at + 6 : clause.lastIndex;
    if (members === undefined) continue;
    if (from !== undefined) found.add(from);
    for (const name of namesIn(members)) found.add(from === undefined ? name : joined(from, name));
  }
  return [...found];
}

/** `a.b as c, d` → `a.b`, `d`. */
const namesIn = (members: string): readonly string[] =>
  members
    .replace(/#.*|[()\\]/g, ' ')
    .split(',')
    .flatMap((member) => /^\s*([\w.]*\w)/.exec(member)?.[1] ?? []);

const joined = (from: string, name: string): string => (from.endsWith('.') ? `${from}${name}` : `${from}.${name}`);
