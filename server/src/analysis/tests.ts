/** Test code holds locks and leaves threads lying on purpose; what only costs or hides something is not reported there. */
import { type Body, moduleOf } from './context.ts';

/** By the conventions of unittest and pytest. */
export const isTest = (body: Body): boolean =>
  /(^|[/\\])(tests?|testing|idle_test)[/\\]|(^|[/\\])(test_[^/\\]*|[^/\\]*_test|conftest)\.py$/.test(moduleOf(body).file);
