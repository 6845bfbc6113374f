/** The tables of `models/` as this folder asks them: what a call spawns, and how such calls can be spelt. */
import type { Models } from '../../models/models.ts';
import type { Place, SpawnModel } from '../../models/spawners.ts';
import { namesFor } from '../../semantic/leading-names.ts';
import { type Context, defineAnalysis } from '../context.ts';
import type { RootKind } from './root.ts';

export const modelsOf = (context: Context): Models => context.models;

/** What a call of `name` sets going beside what follows it. */
export function spawnFact(name: string, context: Context): SpawnModel | undefined {
  return inline.has(name) ? undefined : modelsOf(context).spawn(name);
}

/** Their callers wait for them on the spot: no more than a call. */
const inline: ReadonlySet<string> = new Set(['asyncio.wait_for', 'asyncio.shield']);

/** Names whose call may spawn: the cheap question before the dear one. */
export const spawnNames = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'spawn-names',
  compute: (_, context) => namesFor([...new Set(modelsOf(context).namesIn('spawners').map(lastWord))], context.program),
});

export const lastWord = (name: string): string => /\w+(?=\*?$)/.exec(name)?.[0] ?? name;

/** What begins where code runs in `place`; nothing where it is the thread of some later call. */
export function rootKindIn(place: Place): RootKind | undefined {
  switch (place) {
    case 'worker':
    case 'any-thread':
      return 'pool';
    case 'interpreter':
      return 'process';
    case 'greenlet':
      return 'task';
    case 'signal-handler':
      return 'signal';
    case 'caller':
      return undefined;
    default:
      return place;
  }
}
