/**
 * What the copy of a tree needs to know of each node type of the Python grammar, read from the language
 * once, so that the walk handles numbers. Dropped are comments and the tokens that the lowering never
 * asks for; everything else is kept.
 */
import type { Language } from 'web-tree-sitter';

export interface NodeTypes {
  /** By type id. Tree-sitter's own ERROR has no entry. */
  readonly names: readonly string[];
  readonly named: readonly boolean[];
  readonly dropped: readonly boolean[];
  /** By field id. */
  readonly fields: readonly string[];
  /** Types whose children are not of interest, or that have none. */
  readonly leaves: ReadonlySet<string>;
  /** Types whose children are told apart by their order, so that their fields need not be read. */
  readonly fieldless: ReadonlySet<string>;
}

export const errorType = 'ERROR';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const droppedTokens = words(`
  ( ) [ ] { } , . ; = := -> yield await lambda type def class if elif else for while try except finally with return raise
  import del assert global nonlocal pass break continue match case __future__ print exec as`);
const droppedNodes = words('comment line_continuation');
const leafNodes = words(
  'identifier integer float string_start string_content string_end true false none ellipsis type_conversion import_prefix',
);
const fieldlessNodes = words(`
  argument_list block list tuple set dictionary parameters lambda_parameters expression_statement parenthesized_expression string
  comparison_operator dotted_name return_statement await expression_list pattern_list tuple_pattern list_pattern delete_statement
  module concatenated_string conditional_expression type list_splat dictionary_splat slice with_clause decorator yield if_clause
  assert_statement global_statement nonlocal_statement case_pattern finally_clause print_statement chevron pass_statement`);

/** The very string that stands in the source of this program, where one does: equal strings that are one are compared at once. */
const interned = (name: string): string => Object.keys({ [name]: true })[0] ?? name;

export function readNodeTypes(language: Language): NodeTypes {
  const names = language.types.map((name) => interned(name ?? ''));
  const named = names.map((name, id) => language.idForNodeType(name, true) !== null && language.idForNodeType(name, false) !== id);
  const tokens = new Set(droppedTokens);
  const nodes = new Set(droppedNodes);
  return {
    names,
    named,
    dropped: names.map((name, id) => (named[id] ? nodes : tokens).has(name)),
    fields: language.fields.map((name) => interned(name ?? '')),
    leaves: new Set(leafNodes),
    fieldless: new Set(fieldlessNodes),
  };
}
