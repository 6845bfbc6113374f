/**
 * Which names the target's version no longer has, is about to lose, or does not have yet. From the table of versions
 * alone; what ages only in one kind of use is told apart.
 */
import { isAtLeast, type VersionModel } from '../../models/versions.ts';
import { namesFor } from '../../semantic/leading-names.ts';
import { type Context, defineAnalysis } from '../context.ts';

export type Age = 'removed' | 'deprecated' | 'missing';

/** How a row stands at the target; undefined where there is nothing to say. */
export function ageOf(row: VersionModel, { target }: Context): Age | undefined {
  if (row.since && !isAtLeast(target.version, row.since)) return 'missing';
  if (row.code === undefined) return undefined;
  if (row.removed && isAtLeast(target.version, row.removed)) return 'removed';
  return row.deprecated && isAtLeast(target.version, row.deprecated) ? 'deprecated' : undefined;
}

/** How names that age may be spelt in the program: what is asked before anything is evaluated. */
export interface AgedSpellings {
  /** Last identifiers of names that age wherever they stand. */
  readonly names: ReadonlySet<string>;
  /** Keyword arguments. */
  readonly keywords: ReadonlySet<string>;
  /** Last identifiers of names that age in one kind of use, by the kind. */
  readonly uses: ReadonlyMap<NonNullable<VersionModel['when']>, ReadonlySet<string>>;
}

const lastPart = (name: string): string => /\w+$/.exec(name)?.[0] ?? name;
const same = (before: ReadonlySet<string> | undefined, after: ReadonlySet<string> | undefined): boolean =>
  before?.size === after?.size && [...(before ?? [])].every((name) => after?.has(name));

/** Of the target's version. */
export const agedSpellings = defineAnalysis<Context, AgedSpellings>({
  name: 'aged-spellings',
  equals: (before, after) =>
    same(before.names, after.names) &&
    same(before.keywords, after.keywords) &&
    [...before.uses].every(([use, names]) => same(names, after.uses.get(use))),
  compute: (_, context) => {
    const aged = context.models.namesIn('versions').flatMap((name) => {
      const row = context.models.version(name);
      return row && ageOf(row, context) ? [{ name, when: row.when }] : [];
    });
    const spelled = (names: readonly string[]): ReadonlySet<string> => namesFor([...new Set(names.map(lastPart))], context.program);
    const uses = [...new Set(aged.flatMap(({ when }) => when ?? []))];
    return {
      names: spelled(aged.flatMap(({ name, when }) => (when === undefined && !name.includes('(') ? [name] : []))),
      keywords: new Set(aged.flatMap(({ name }) => /\((\w+)\)$/.exec(name)?.[1] ?? [])),
      uses: new Map(uses.map((use) => [use, spelled(aged.flatMap(({ name, when }) => (when === use ? [name] : [])))])),
    };
  },
});

/** What a function mentions that uses something that ages; what it imports is looked at in any case. */
export const agedWords = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'aged-words',
  compute: (_, context) => {
    const { names, keywords, uses } = context.get(agedSpellings, context);
    const entered = uses.has('in-plain-with') ? ['with'] : [];
    return new Set([
      'import',
      ...names,
      ...[...keywords].map((keyword) => `${keyword}=`),
      ...[...uses.values()].flatMap((each) => [...each]),
      ...entered,
    ]);
  },
});
