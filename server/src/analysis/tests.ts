/** Test code holds locks and leaves threads lying on purpose; what only costs or hides something is not reported there. */
import { type FunctionSymbol, lastIdentifier } from '../semantic/symbols.ts';
import { type Body, moduleOf } from './context.ts';

/** By the conventions of unittest and pytest: where the file lies, or what the function and its class are called. */
export const isTest = (body: Body): boolean => testFile.test(moduleOf(body).file) || (body.kind === 'function' && isTestFunction(body));

const testFile = /(^|[/\\])(tests?|testing|idle_test)[/\\]|(^|[/\\])(test_[^/\\]*|[^/\\]*_test|conftest)\.py$/;

const isTestFunction = ({ name, cls }: FunctionSymbol): boolean =>
  /^test(_|[A-Z])/.test(name) || (cls?.ir.bases.some(({ value }) => lastIdentifier(value)?.endsWith('TestCase')) ?? false);
