/** How the program has its processes started, as far as it says so. */
import { type Context, defineAnalysis } from '../context.ts';

/**
 * `set_start_method('fork')` or `get_context('fork')`, anywhere, or a method that is known only when it runs: then
 * children inherit what the parent has, and nothing is pickled.
 */
export const isForkChosen = defineAnalysis<Context, boolean>({
  name: 'is-fork-chosen',
  compute: (_, { program }) =>
    ['set_start_method', 'get_context'].some((name) =>
      program.mentions(name).some(({ call }) => call.arguments.some(({ value }) => value.kind !== 'constant' || value.value === 'fork')),
    ),
});
