/**
 * Which known name a misspelt one is meant to be: one letter too many, too few, another or swapped, or only the case
 * and the underscores differ. By deletions (the idea of SymSpell): two such names have a common rest when one letter
 * is taken from each. Errs towards none where several names would do.
 */

const plain = (name: string): string => name.toLowerCase().replaceAll('_', '');

const rests = (name: string): readonly string[] => [name, ...Array.from(name, (_, at) => name.slice(0, at) + name.slice(at + 1))];

export class NameIndex {
  /** Names in lower case, without underscores, and what is left of them without one letter. */
  readonly #byRest = new Map<string, Set<string>>();
  /** Programs ask for the same few names again and again. */
  readonly #answers = new Map<string, ReadonlySet<string>>();
  readonly #others = new Map<string, boolean>();

  constructor(names: Iterable<string>) {
    for (const name of names) {
      for (const rest of rests(plain(name))) {
        const known = this.#byRest.get(rest);
        if (known) known.add(name);
        else this.#byRest.set(rest, new Set([name]));
      }
    }
  }

  /** Names that `name` may be a misspelling of. Short names are like too many others. */
  similarTo(name: string): ReadonlySet<string> {
    const answer = this.#answers.get(name) ?? this.#search(plain(name));
    this.#answers.set(name, answer);
    return answer;
  }

  /** Whether some other name than `name` itself may be meant by it. */
  hasOther(name: string): boolean {
    const answer = this.#others.get(name) ?? this.#searchOther(name, plain(name));
    this.#others.set(name, answer);
    return answer;
  }

  #searchOther(name: string, own: string): boolean {
    if (own.length < shortest) return false;
    return rests(own).some((rest) => [...(this.#byRest.get(rest) ?? [])].some((known) => known !== name && isSlip(own, plain(known))));
  }

  #search(own: string): ReadonlySet<string> {
    const found = new Set<string>();
    if (own.length < shortest) return found;
    for (const known of this.#byRest.get(own) ?? []) if (plain(known) === own) found.add(known);
    if (found.size > 0) return found;
    for (const rest of rests(own)) for (const known of this.#byRest.get(rest) ?? []) if (isSlip(own, plain(known))) found.add(known);
    return found;
  }
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
