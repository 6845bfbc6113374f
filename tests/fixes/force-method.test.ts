/** A start method that may be set again. */
import { describeFix } from './support.ts';

const args = {};

describeFix('force-method', [
  { title: 'a name', args, before: "«set_start_method('spawn')»  # all\n", after: "set_start_method('spawn', force=True)  # all\n" },
  { title: 'forced already', args, before: "«set_start_method('spawn', force=True)»\n" },
  { title: 'nothing to force', args, before: '«set_start_method()»\n' },
]);
