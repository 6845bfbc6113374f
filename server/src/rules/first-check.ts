/**
 * What is shown first of a file that somebody opens in a large program: the findings of the rules that look no further than
 * a body and what its names lead to, before it is known which threads there are. The complete answer has each of them, too.
 */
import type { Body, Context } from '../analysis/context.ts';
import type { Program } from '../analysis/program.ts';
import { allBodies, check, hasOwnInterest, inOrder, isBroken } from './check-body.ts';
import { rules } from './registry.ts';
import { relevanceOnce } from './relevance.ts';
import type { Finding } from './rule.ts';

const localRules = rules.filter(({ isLocal }) => isLocal);
const relevant = relevanceOnce(localRules);

/** The first check of one file, as far as it has come. Of no use once the program has changed. */
export class FirstCheck {
  readonly #program: Program;
  readonly #found: Finding[] = [];
  /** Bodies still to be asked for; the next one is last. */
  readonly #left: Body[];

  constructor(program: Program, file: string) {
    this.#program = program;
    const module = program.context.program.module(file);
    this.#left = module && hasOwnInterest(module, program.context) ? [...allBodies(module)].reverse() : [];
  }

  /** Goes on until every body is asked for (true) or `shouldPause` says stop (false). */
  advance(shouldPause: () => boolean): boolean {
    const { context, store } = this.#program;
    return store.attempt(() => this.#ask(context, shouldPause), shouldPause)?.answer ?? false;
  }

  #ask(context: Context, shouldPause: () => boolean): boolean {
    for (let body = this.#left.at(-1); body; body = this.#left.at(-1)) {
      if (!isBroken(body)) this.#found.push(...check(relevant(body, context), body, context).findings);
      this.#left.pop();
      if (shouldPause()) break;
    }
    return this.#left.length === 0;
  }

  /** By position, then code. */
  get findings(): readonly Finding[] {
    return inOrder(this.#found, this.#program);
  }
}
