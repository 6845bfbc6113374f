/**
 * Which known name a misspelt one is meant to be: one letter too many, too few, another or swapped, or only the case
 * and the underscores differ. By deletions (the idea of SymSpell): two such names have a common rest when one letter
 * is taken from each. Errs towards none where several names would do.
 */

/** Names in lower case, without underscores, and what is left of them without one letter. */
export type NameIndex = ReadonlyMap<string, ReadonlySet<string>>;

const plain = (name: string): string => name.toLowerCase().replaceAll('_', '');

const rests = (name: string): readonly string[] => [name, ...Array.from(name, (_, at) => name.slice(0, at) + name.slice(at + 1))];

export function nameIndex(names: Iterable<string>): NameIndex {
  const index = new Map<string, Set<string>>();
  for (const name of names) {
    for (const rest of rests(plain(name))) {
      const known = index.get(rest);
      if (known) known.add(name);
      else index.set(rest, new Set([name]));
    }
  }
  return index;
}

/** Names that `name` may be a misspelling of. Short names are like too many others. */
export function similarNames(name: string, index: NameIndex): ReadonlySet<string> {
  const own = plain(name);
  const found = new Set<string>();
  if (own.length < shortest) return found;
  for (const known of index.get(own) ?? []) if (plain(known) === own) found.add(known);
  if (found.size > 0) return found;
  for (const rest of rests(own)) for (const known of index.get(rest) ?? []) if (isSlip(own, plain(known))) found.add(known);
  return found;
}

const shortest = 4;

/** Two letters may differ after all: `abxc` and `aybc` have `abc` in common. */
function isSlip(name: string, known: string): boolean {
  if (name.length !== known.length) return true;
  const differing = Array.from(name, (letter, at) => (letter === known[at] ? -1 : at)).filter((at) => at >= 0);
  const [first = 0, second = 0] = differing;
  if (differing.length < 2) return true;
  return differing.length === 2 && second === first + 1 && name[first] === known[second] && name[second] === known[first];
}
