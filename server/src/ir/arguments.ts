/** Matching a call's arguments to parameters. */
import type { Argument, Call } from './expression.ts';

/** The argument passed for a parameter by keyword or position; undefined where `*args` may hold it. */
export function argumentAt(call: Call, index: number, keyword?: string): Argument | undefined {
  const named = keyword === undefined ? undefined : call.arguments.find((each) => each.keyword === keyword);
  if (named) return named;
  const positional = call.arguments.filter((each) => each.keyword === undefined && each.star !== 2);
  const starred = positional.findIndex((each) => each.star === 1);
  return starred >= 0 && starred <= index ? undefined : positional[index];
}
