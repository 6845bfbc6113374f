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
import type { Near, Rule } from './definition.ts';

interface WordIndex {
  readonly byWord: ReadonlyMap<string, readonly Rule[]>;
  /** Names of functions' own variables among the words: others need not be spelt out. */
  readonly owned: ReadonlySet<string>;
  readonly byNear: ReadonlyMap<Near, readonly Rule[]>;
  /** Those that name neither. */
  readonly always: readonly Rule[];
}

const noRules: readonly Rule[] = [];

/** Of some rules, those to ask for a body, in their order. */
export type Relevance = (body: Body, context: Context) => readonly Rule[];

/** For a body that is asked once. */
export function relevanceOnce(rules: readonly Rule[]): Relevance {
  const index = indexOf(rules);
  const ranks = new Map(rules.map((rule, rank) => [rule, rank]));
  const rankOf = (rule: Rule): number => ranks.get(rule) ?? 0;
  return (body, context) => {
    if (body.kind === 'module') return rules;
    const { byWord, owned, byNear, always } = context.get(index, context);
    const found = new Set(always);
    for (const [isNear, asked] of byNear) if (isNear(body, context)) for (const rule of asked) found.add(rule);
    forEachWord(body, owned, (word) => {
      for (const rule of byWord.get(word) ?? noRules) found.add(rule);
    });
    // Most bodies are asked by those few that ask all.
    return found.size === always.length ? always : [...found].sort((a, b) => rankOf(a) - rankOf(b));
  };
}

export const relevanceOf = (rules: readonly Rule[]): Analysis<Body, readonly Rule[]> =>
  defineAnalysis<Body, readonly Rule[]>({ name: 'relevant-rules', compute: relevanceOnce(rules) });

/** Of a word as `leadTo` spells it. */
const ownName = /^\w+(?= of )/;

const indexOf = (rules: readonly Rule[]): Analysis<Context, WordIndex> =>
  defineAnalysis<Context, WordIndex>({
    name: 'rules-by-word',
    compute: (_, context) => {
      const byWord = new Map<string, Rule[]>();
      const byNear = new Map<Near, Rule[]>();
      for (const rule of rules) {
        for (const word of new Set(rule.words?.flatMap((each) => (typeof each === 'string' ? [each] : [...context.get(each, context)])))) {
          append(byWord, word, rule);
        }
        for (const near of rule.near ?? []) append(byNear, near, rule);
      }
      const owned = new Set([...byWord.keys()].flatMap((word) => ownName.exec(word)?.[0] ?? []));
      return { byWord, owned, byNear, always: rules.filter(({ words, near }) => !words && !near) };
    },
  });

/**
 * What the text of a function mentions, its decorators among it, what it binds itself, and the two keywords that rules name;
 * of a nested one what is around it, too, for the names it shares with it.
 */
function forEachWord(fn: FunctionSymbol, owned: ReadonlySet<string>, visit: (word: string) => void): void {
  const outer = fn.scope.parent?.owner;
  if (outer?.kind === 'function') forEachWord(outer, owned, visit);
  for (const word of fn.mentioned) visit(word);
  for (const name of fn.scope.bindings.keys()) if (owned.has(name)) visit(leadTo(name, fn.scope));
  if (fn.hasWith) visit('with');
  if (fn.signature.isAsync) visit('async');
  for (const decorator of fn.signature.decorators) {
    forEachExpression(decorator, (node) => void visit(lastIdentifier(node) ?? ''));
  }
}
