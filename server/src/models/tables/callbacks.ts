/** Rows of `implicit-calls.ts`: built-in functions that call special methods, and calls that run a function they are given before they return. */
export const protocolRows = `
name | calls

len | __len__
{iter,list,tuple,set,sorted,sum} | __iter__
next | __next__
str | __str__
repr | __repr__
bool | __bool__
hash | __hash__
int | __int__
float | __float__
abs | __abs__
reversed | __reversed__
dir | __dir__
format | __format__
`;

/** `map` and `filter` run it when consumed, which mostly is at once. */
export const inlineCallbackRows = `
name | callback

{sorted,min,max} | key
list#sort | key
{map,filter} | 0
functools.reduce | 0
`;
