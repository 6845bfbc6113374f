/** `threading.Lock` becomes `threading.Lock()`; `at` is the class where it is stored. */
import type { FixBuilder } from './fix.ts';
import { isBroken, pathAt } from './navigate.ts';
import { replace } from './source.ts';

export const callLockClass: FixBuilder = ({ text, module }, at) => {
  const path = pathAt(module, at.start);
  const isCalled = /^\s*\(/.test(text.slice(at.end));
  return path.length === 0 || isBroken(path) || isCalled ? undefined : [replace({ start: at.end, end: at.end }, '()')];
};
