/** What names stand for: one canonical spelling per thing, what calls give, what stars import. Answers are for `Models`. */
import { type Column, orElse, qualifiedName, qualifiedNames, required, type Shape, words, yesNo } from './shape.ts';
import { type Version, version } from './versions.ts';

export interface AliasModel {
  /** `threading.*` stands for the last word of the alias under `threading`. */
  readonly standsFor: string;
}

const target: Column<string> = {
  expected: "a qualified name, or a module and '.*'",
  read: (cell) => (typeof cell === 'string' && qualifiedName.read(cell.replace(/\.\*$/, '')) !== undefined ? cell : undefined),
};
export const aliasShape: Shape<AliasModel> = { standsFor: required(target) };

export interface ResultModel {
  /** Canonical class of what the call gives. */
  readonly gives?: string;
  /** Class of the elements, where it gives a list. */
  readonly of?: string;
  /** It gives an object that others made or that is as good as a constant: no call is its birth. */
  readonly found: boolean;
  /** What it gives has the names of this module: `get_context('spawn').Lock` is `multiprocessing.Lock`. */
  readonly module?: string;
}
export const resultShape: Shape<ResultModel> = {
  gives: qualifiedName,
  of: qualifiedName,
  found: orElse(yesNo, false),
  module: qualifiedName,
};

export const baseShape: Shape<{ readonly bases: readonly string[] }> = { bases: required(qualifiedNames) };
/** Every public name of a module, or of the objects of a class. */
export const memberShape: Shape<{ readonly has: readonly string[] }> = { has: required(qualifiedNames) };
export const starShape: Shape<{ readonly brings: readonly string[] }> = { brings: required(qualifiedNames) };
/** What a library class needs of its own name in a class that derives from it. */
export interface ReservedModel {
  /** The method that breaks. */
  readonly usedBy: string;
  /** From this version on, and before that one. */
  readonly since?: Version;
  readonly until?: Version;
  /** A method of that name is meant to be written anew; a value is not. */
  readonly dataOnly: boolean;
}
export const reservedShape: Shape<ReservedModel> = {
  usedBy: required(words),
  since: version,
  until: version,
  dataOnly: orElse(yesNo, false),
};

/** The name alone is the fact. */
export const nameShape: Shape<object> = {};

/** A class by the look of its name. */
export const looksLikeClass = (name: string): boolean => !name.includes('#') && /^_?[A-Z]/.test(name.slice(name.lastIndexOf('.') + 1));
