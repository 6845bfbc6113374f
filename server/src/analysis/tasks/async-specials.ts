/**
 * `async def` where Python itself calls the method: it gets a coroutine, which it never awaits. Which methods these are is
 * said here; those whose result a user may await (`await box[key]`, `await Box()` by `__new__`) are not among them.
 */
import type { Body } from '../context.ts';

/** `raises`: Python refuses a coroutine there. `lost`: it drops it, and the code never runs. `true`: it takes it for an answer, which is true. */
export type Outcome = 'raises' | 'lost' | 'true';

const outcomes: Readonly<Record<Outcome, readonly string[]>> = {
  raises: [
    '__init__',
    '__len__',
    '__bool__',
    '__str__',
    '__repr__',
    '__format__',
    '__bytes__',
    '__int__',
    '__float__',
    '__index__',
    '__hash__',
    '__iter__',
    '__aiter__',
    '__await__',
  ],
  lost: ['__del__', '__enter__', '__setitem__', '__delitem__', '__setattr__', '__delattr__', '__init_subclass__', '__set_name__'],
  true: ['__exit__', '__contains__'],
};

const outcomeOf: ReadonlyMap<string, Outcome> = new Map([
  ...outcomes.raises.map((name) => [name, 'raises'] as const),
  ...outcomes.lost.map((name) => [name, 'lost'] as const),
  ...outcomes.true.map((name) => [name, 'true'] as const),
]);

/** What becomes of the coroutine; undefined where there is none, or somebody may await it. */
export function outcomeOfSpecial(body: Body): Outcome | undefined {
  if (body.kind !== 'function' || !body.cls || !body.ir.isAsync || body.ir.hasError || body.signature.decorators.length > 0)
    return undefined;
  // An asynchronous generator is what `async for` wants.
  if (body.name === '__aiter__' && body.signature.isGenerator) return undefined;
  return outcomeOf.get(body.name);
}
