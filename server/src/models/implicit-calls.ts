/** What runs code without a call of it in the text: operators and built-in functions that call special methods, built-ins that call a function they are given. */

import { type Parameter, parameter, required, type Shape, words } from './shape.ts';

/** A built-in function that calls a special method of its first argument. */
export const protocolShape: Shape<{ readonly calls: string }> = { calls: required(words) };

/** A callable that runs a function argument before it returns. */
export const inlineCallbackShape: Shape<{ readonly callback: Parameter }> = { callback: required(parameter) };

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

/** What a class that does not define the one has asked instead. */
export const substituteProtocols: Readonly<Record<string, string>> = { __str__: '__repr__', __ne__: '__eq__' };
