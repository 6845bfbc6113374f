/**
 * Functions that nobody in the program calls because a library does: methods that a base class calls on another
 * thread (`Thread.run`, request handlers, `Handler.emit`), functions under a framework's decorator, functions
 * assigned to a hook. The other half of the roots; those handed to a call are in `spawners.ts`. An `async def` runs
 * as a task on the framework's loop whatever the row says.
 *
 * To use it: for a class of the program, `entryPointsOf(base)` for each of its library bases; each answer names
 * methods (`matchesMethod`) that, where the class or one between defines them, are roots. `object` is a base of
 * every class, so ask `entryPointsOf('object')` for `__del__`.
 */

import { oneOf, qualifiedName, required, type Shape, words, yesNo } from './shape.ts';
import { places } from './spawners.ts';

const overlaps = ['never', 'objects', 'same-object'] as const;

export interface EntryPointModel {
  readonly runsIn: (typeof places)[number];
  /** Whether two runs can be at work at a time: never; each on an object of its own, so that they meet only in what objects share (a class's attributes, globals); or even on one object. */
  readonly overlap: (typeof overlaps)[number];
  /** Runs overlap only if the server that makes the object has this base; without it they come one after the other in the thread that serves. */
  readonly ifServer?: string;
  /** The attribute whose lock the library holds around the call. */
  readonly guard?: string;
  /** Who calls it, for messages: a method's name or a word. */
  readonly by: string;
}

export const entryPointShape: Shape<EntryPointModel> = {
  runsIn: required(oneOf(places)),
  overlap: required(oneOf(overlaps)),
  ifServer: qualifiedName,
  guard: words,
  by: required(words),
};

export interface CallbackModel {
  readonly runsIn: (typeof places)[number];
  /** Two runs can be at work at a time. */
  readonly overlap: boolean;
}
export const callbackShape: Shape<CallbackModel> = { runsIn: required(oneOf(places)), overlap: yesNo };

/** `do_*` stands for every method that begins so. */
export const matchesMethod = (pattern: string, method: string): boolean =>
  pattern.endsWith('*') ? method.startsWith(pattern.slice(0, -1)) : pattern === method;

/** Many patterns at once: names as they are, and beginnings of names. */
export interface MethodPatterns {
  readonly names: ReadonlySet<string>;
  readonly beginnings: readonly string[];
}

export const patternsOf = (patterns: readonly string[]): MethodPatterns => ({
  names: new Set(patterns.filter((pattern) => !pattern.endsWith('*'))),
  beginnings: [...new Set(patterns.filter((pattern) => pattern.endsWith('*')).map((pattern) => pattern.slice(0, -1)))],
});

export const matchesAny = ({ names, beginnings }: MethodPatterns, method: string): boolean =>
  names.has(method) || beginnings.some((beginning) => method.startsWith(beginning));
