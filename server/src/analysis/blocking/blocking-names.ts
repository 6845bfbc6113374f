/** Spelling as a gate for calls that wait: which names may be one of the table's. Errs on the side of yes. */
import { type Context, defineAnalysis } from '../context.ts';

/** Last words of the names in the table, and other names the program has for them. */
export const blockingNames = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'blocking-names',
  compute: (_, context) => {
    const names = new Set(context.models.namesIn('blocking').flatMap(lastWord));
    return new Set([...names].flatMap((name) => [name, ...context.program.aliasesOf(name)]));
  },
});

const lastWord = (name: string): readonly string[] => /[A-Za-z_]\w*$/.exec(name) ?? [];
