/** Python syntax and built-in functions that call special methods, and built-ins that call a function they are given before they return. */

/** Built-in function → the special method of its first argument. */
export const builtinProtocols: Readonly<Record<string, string>> = {
  len: '__len__',
  iter: '__iter__',
  next: '__next__',
  str: '__str__',
  repr: '__repr__',
  bool: '__bool__',
  hash: '__hash__',
  int: '__int__',
  float: '__float__',
  abs: '__abs__',
  reversed: '__reversed__',
  list: '__iter__',
  tuple: '__iter__',
  set: '__iter__',
  sorted: '__iter__',
  sum: '__iter__',
  dir: '__dir__',
  format: '__format__',
};

export const binaryProtocols: Readonly<Record<string, string>> = {
  '+': '__add__',
  '-': '__sub__',
  '*': '__mul__',
  '/': '__truediv__',
  '//': '__floordiv__',
  '%': '__mod__',
  '@': '__matmul__',
  '**': '__pow__',
  '|': '__or__',
  '&': '__and__',
  '^': '__xor__',
  '<<': '__lshift__',
  '>>': '__rshift__',
};

/** `in` asks its right operand, the others their left one. */
export const comparisonProtocols: Readonly<Record<string, string>> = {
  in: '__contains__',
  'not in': '__contains__',
  '==': '__eq__',
  '!=': '__ne__',
  '<': '__lt__',
  '<=': '__le__',
  '>': '__gt__',
  '>=': '__ge__',
};

export const unaryProtocols: Readonly<Record<string, string>> = { '-': '__neg__', '+': '__pos__', '~': '__invert__' };

/** Callables that run a function argument before they return: position or keyword of it. `map` and `filter` run it when consumed, which mostly is at once. */
export const inlineCallbacks: Readonly<Record<string, { readonly keyword?: string; readonly index?: number }>> = {
  sorted: { keyword: 'key' },
  min: { keyword: 'key' },
  max: { keyword: 'key' },
  map: { index: 0 },
  filter: { index: 0 },
  'functools.reduce': { index: 0 },
  'list#sort': { keyword: 'key' },
};

/** Awaiting these runs the coroutines they are given to their end. */
export const awaitedWrappers: ReadonlySet<string> = new Set([
  'asyncio.create_task',
  'asyncio.ensure_future',
  'asyncio.gather',
  'asyncio.wait_for',
  'asyncio.shield',
  'asyncio.AbstractEventLoop#create_task',
]);
