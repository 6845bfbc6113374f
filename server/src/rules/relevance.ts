/**
 * Which rules a body can be a case for, by its words: an inverted index from the words that rules name to the rules.
 * A function is asked by the few rules that something it mentions is a word of, not by all; the statements of a module
 * are asked by all. Errs on the side of asking.
 */

import { type Analysis, type Body, type Context, defineAnalysis } from '../analysis/context.ts';
import { append } from '../base/multi-map.ts';
import { forEachExpression } from '../ir/visit.ts';
import { leadTo } from '../semantic/leading-names.ts';
import { type FunctionSymbol, lastIdentifier } from '../semantic/symbols.ts';
import type { Rule } from './definition.ts';

interface WordIndex {
  readonly byWord: ReadonlyMap<string, readonly Rule[]>;
  /** Those that name no words. */
  readonly always: readonly Rule[];
}

/** Of `rules`, those to ask for a body, in their order. */
export function relevanceOf(rules: readonly Rule[]): Analysis<Body, readonly Rule[]> {
  const index = indexOf(rules);
  return defineAnalysis<Body, readonly Rule[]>({
    name: 'relevant-rules',
    compute: (body, context) => {
      if (body.kind === 'module') return rules;
      const { byWord, always } = context.get(index, context);
      const found = new Set(always);
      for (const word of wordsOf(body)) for (const rule of byWord.get(word) ?? []) found.add(rule);
      return rules.filter((rule) => found.has(rule));
    },
  });
}

const indexOf = (rules: readonly Rule[]): Analysis<Context, WordIndex> =>
  defineAnalysis<Context, WordIndex>({
    name: 'rules-by-word',
    compute: (_, context) => {
      const byWord = new Map<string, Rule[]>();
      for (const rule of rules) {
        for (const word of new Set(rule.words?.flatMap((each) => (typeof each === 'string' ? [each] : [...context.get(each, context)])))) {
          append(byWord, word, rule);
        }
      }
      return { byWord, always: rules.filter(({ words }) => words === undefined) };
    },
  });

/**
 * What the text of a function mentions, its decorators among it, what it binds itself, and the two keywords that rules name;
 * of a nested one what is around it, too, for the names it shares with it.
 */
function wordsOf(fn: FunctionSymbol): Iterable<string> {
  const outer = fn.scope.parent?.owner;
  const words = new Set(outer?.kind === 'function' ? wordsOf(outer) : []);
  for (const word of fn.mentioned) words.add(word);
  for (const name of fn.scope.bindings.keys()) words.add(leadTo(name, fn.scope));
  if (fn.hasWith) words.add('with');
  if (fn.signature.isAsync) words.add('async');
  for (const decorator of fn.signature.decorators) {
    forEachExpression(decorator, (node) => void words.add(lastIdentifier(node) ?? ''));
  }
  return words;
}
