/** Which calls may make a thread: spelling first. Everything else need not be looked into. */
import { namesLeadingTo } from '../../semantic/leading-names.ts';
import { type Context, defineAnalysis } from '../context.ts';

/** Names whose call may give something with `start()` and `join()`. */
export const startableNames = defineAnalysis<Context, ReadonlySet<string>>({
  name: 'startable-names',
  compute: (_, context) => {
    const types = [...context.models.startables].map((name) => name.slice(name.lastIndexOf('.') + 1));
    return namesLeadingTo([...types, '_Timer', '_MainThread'], context.program);
  },
});
