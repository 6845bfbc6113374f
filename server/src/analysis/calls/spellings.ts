/** How a program may write the name of a library's function: as it is, or as an import or an assignment calls it. Errs on the side of yes. */
import { type Analysis, type Context, defineAnalysis } from '../context.ts';

/** Of the last words of `seeds`, which are canonical names or the words themselves. */
export const spellingsOf = (name: string, seeds: (context: Context) => readonly string[]): Analysis<Context, ReadonlySet<string>> =>
  defineAnalysis<Context, ReadonlySet<string>>({
    name,
    compute: (_, context) => {
      const words = new Set(seeds(context).flatMap((seed) => /[A-Za-z_]\w*$/.exec(seed) ?? []));
      return new Set([...words].flatMap((word) => [word, ...context.program.aliasesOf(word)]));
    },
  });
