/** How it is told that a child runs a file's own statements again. */
import { type Body, nameOf } from '../../analysis/context.ts';
import type { Location } from '../../analysis/location.ts';
import type { ThreadFlow } from '../rule.ts';

/** The main process makes a call, and a child that imports the file fails in it; `object` is the user's text. */
export const againInChild = (body: Body, at: Location, object: string): readonly ThreadFlow[] => [
  { role: 'main-process', name: nameOf(body), steps: [{ at, verb: 'calls', object }] },
  {
    role: 'child-process',
    name: nameOf(body),
    steps: [
      { at, verb: 'imports-again', object },
      { at, verb: 'fails-with', object: 'RuntimeError' },
    ],
  },
];
