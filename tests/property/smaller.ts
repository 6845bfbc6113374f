/**
 * Makes a failing history of texts smaller (delta debugging, Zeller and Hildebrandt): fewer steps, then fewer lines.
 * A line is taken out of every text it stands in, so the steps between the texts stay what they were. Errs towards
 * stopping early: what is left fails, but something smaller may fail too.
 */

type Fails<T> = (candidate: readonly T[]) => boolean;

/** `fails` must be true of `texts`. */
export function smallerHistory(texts: readonly string[], fails: Fails<string>): readonly string[] {
  return smallerTexts(
    smallerList(texts, (some) => some.length > 0 && fails(some)),
    fails,
  );
}

/** As many texts, with fewer lines. */
export function smallerTexts(texts: readonly string[], fails: Fails<string>): readonly string[] {
  const byContent = withFewer(texts, (line) => line, fails);
  return withFewer(byContent, (line, occurrence) => `${occurrence} ${line}`, fails);
}

/** Takes lines out, all those together that `label` calls the same. */
function withFewer(texts: readonly string[], label: (line: string, occurrence: number) => string, fails: Fails<string>): readonly string[] {
  const labelled = texts.map((text) => withOccurrences(text.split('\n')).map(([line, nth]) => ({ line, label: label(line, nth) })));
  const withOnly = (labels: ReadonlySet<string>): readonly string[] =>
    labelled.map((lines) =>
      lines
        .filter((each) => labels.has(each.label))
        .map(({ line }) => line)
        .join('\n'),
    );
  const all = [...new Set(labelled.flatMap((lines) => lines.map((each) => each.label)))];
  return withOnly(new Set(smallerList(all, (kept) => fails(withOnly(new Set(kept))))));
}

/** Each line with how many equal ones stand before it. */
function withOccurrences(lines: readonly string[]): readonly (readonly [string, number])[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const before = seen.get(line) ?? 0;
    seen.set(line, before + 1);
    return [line, before];
  });
}

/** A sublist that still fails, from which no single thing can be taken. */
export function smallerList<T>(list: readonly T[], fails: Fails<T>): readonly T[] {
  let now = list;
  for (let size = Math.ceil(now.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < now.length; ) {
      const without = [...now.slice(0, at), ...now.slice(at + size)];
      if (fails(without)) now = without;
      else at += size;
    }
  }
  return now;
}
