/**
 * Sentences with holes: `{name}` is replaced by the user's own text, made visible and short. Errs towards showing
 * too much: a hole nobody filled stays as written, so a mistake is seen instead of read as a shorter sentence.
 */
import { shorten } from './markdown-code.ts';

export type Args = Readonly<Record<string, string>>;

const hole = /\{([a-z][\w-]*)\}/g;

export const fill = (template: string, args: Args): string =>
  template.replace(hole, (whole, name: string) => (Object.hasOwn(args, name) ? shorten(args[name] ?? '') : whole));

/** The distinct names of the holes, sorted. */
export const placeholders = (template: string): readonly string[] =>
  [...new Set([...template.matchAll(hole)].map(([, name]) => name ?? ''))].sort();
