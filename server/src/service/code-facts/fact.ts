/** One thing that the model knows of the user's own code, as a phrase of the handbook with the user's names in it. */
import { type Body, type Context, nameOf } from '../../analysis/context.ts';
import type { Location } from '../../analysis/location.ts';
import { contextsOf, type Root, type RootKind } from '../../analysis/parallel/roots.ts';
import { nameOf as fileName } from '../../workspace/file-system.ts';

export interface Fact {
  /** The id of a phrase. */
  readonly phrase: string;
  readonly args: Readonly<Record<string, string>>;
  readonly at?: Location;
  /** Where it happens at run time; each a phrase of its own, put behind. */
  readonly in?: readonly Fact[];
}

/** Longer lists are cut: a hover is read at a glance. */
export const mostFacts = 6;

/** Where something is done: a function, or the file whose own statements do it, for a module's name reads like a variable. */
export const doneIn = (body: Body): string => (body.kind === 'module' ? fileName(body.file) : nameOf(body));

/** The threads of control that run a body. What is only called from outside, as far as anybody knows, says nothing. */
export const runsIn = (body: Body, context: Context): readonly Fact[] =>
  contextsOf(body, context)
    .filter(({ kind }) => kind !== 'public' && kind !== 'test')
    .map((root) => ({
      phrase: phraseOf(root.kind, root.many),
      args: { name: nameOf(root.body) },
      ...(root.at ? { at: root.at } : {}),
    }));

const phraseOf = (kind: RootKind, many: Root['many']): string => (many && kind !== 'main' ? `in-many-${kind}` : `in-${kind}`);
