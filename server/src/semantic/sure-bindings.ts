/**
 * Which of several bindings of a local variable a use of it means, where the blocks alone say so: the assignment above
 * it in the same block, the loop or `with` around it, the comprehension it stands in, as long as nothing in between
 * binds the name again. A use about which they say nothing may mean any binding.
 */
import type { Analysis } from '../engine/analysis.ts';
import { namesIn, targetsOf, untargetedNames, walrusTargets } from '../ir/binding.ts';
import type { Comprehension, Expression } from '../ir/expression.ts';
import type { Block, Statement } from '../ir/statement.ts';
import { blocksOf, childrenOf, expressionsOf } from '../ir/visit.ts';
import type { Binding, FunctionSymbol } from './symbols.ts';

/** Of one function, by the use; of names that nested functions do not bind. */
export const sureBindings: Analysis<FunctionSymbol, ReadonlyMap<Expression, Binding>, undefined> = {
  name: 'sure-bindings',
  compute: (fn) => {
    const walk = new Walk(fn);
    walk.block(fn.ir.body, nothingKnown);
    return walk.found;
  },
};

/** What a name stands for at a place. */
type Known = ReadonlyMap<string, Binding>;
const nothingKnown: Known = new Map();

class Walk {
  readonly found = new Map<Expression, Binding>();
  private readonly fn: FunctionSymbol;

  constructor(fn: FunctionSymbol) {
    this.fn = fn;
  }

  block({ statements }: Block, before: Known): void {
    let known = before;
    for (const statement of statements) {
      const rest = without(known, () => boundIn(statement));
      this.statement(statement, known, rest);
      known = statement.kind === 'assign' || statement.kind === 'annotated' ? this.with(rest, targetsOf(statement), statement) : rest;
    }
  }

  /** `rest` is what no part of the statement binds anew. */
  private statement(node: Statement, known: Known, rest: Known): void {
    const isPlain = node.kind === 'assign' || node.kind === 'annotated' || node.kind === 'if' || node.kind === 'for';
    for (const each of expressionsOf(node)) this.expression(each, isPlain ? without(known, () => named(each)) : rest);
    if (node.kind === 'if')
      for (const block of blocksOf(node))
        this.block(
          block,
          without(known, () => named(node.test)),
        );
    else if (node.kind === 'try') blocksOf(node).forEach((block, index) => void this.block(block, index === 0 ? known : rest));
    else if (node.kind === 'for' || node.kind === 'with') this.binding(node, rest);
    else for (const block of blocksOf(node)) this.block(block, rest);
  }

  /** A statement that binds names for its block. */
  private binding(node: Statement & { kind: 'for' | 'with' }, rest: Known): void {
    const inside =
      node.kind === 'for'
        ? this.with(rest, [node.target], node.target)
        : node.items.reduce((known, item) => (item.target ? this.with(known, [item.target], item) : known), rest);
    this.block(node.body, inside);
    if (node.kind === 'for' && node.orElse) this.block(node.orElse, rest);
  }

  private expression(node: Expression, known: Known): void {
    if (node.kind === 'name') {
      const binding = known.get(node.id);
      if (binding) this.found.set(node, binding);
    } else if (node.kind === 'comprehension') this.comprehension(node, known);
    else for (const child of childrenOf(node)) this.expression(child, known);
  }

  /** Only the first iterable is evaluated outside. */
  private comprehension(node: Comprehension, known: Known): void {
    const inside = node.clauses.reduce((before, { target }) => this.with(before, [target], target), known);
    const [first] = node.clauses;
    for (const child of childrenOf(node)) this.expression(child, child === first?.iterable ? known : inside);
  }

  /** With `targets` bound by what stands at `at`, if the name has that binding and others. */
  private with(known: Known, targets: readonly Expression[], at: object): Known {
    const found = targets.flatMap(namesIn).flatMap((name) => {
      const binding = this.several(name)?.find((each) => 'at' in each && each.at === at);
      return binding ? [[name, binding] as const] : [];
    });
    return found.length === 0 ? known : new Map([...known, ...found]);
  }

  private several(name: string): readonly Binding[] | undefined {
    const bindings = this.fn.scope.bindings.get(name);
    const isOurs = bindings && bindings.length > 1 && !this.fn.inside.some(({ scope }) => scope.nonlocals.has(name));
    return isOurs ? bindings : undefined;
  }
}

/** Mostly nothing is known, and nobody need look for names. */
function without(known: Known, bound: () => readonly string[]): Known {
  const names = known.size === 0 ? [] : bound();
  return names.length === 0 ? known : new Map([...known].filter(([name]) => !names.includes(name)));
}

/** Names that a statement binds, blocks inside it included. */
const boundIn = (node: Statement): readonly string[] => [
  ...targetsOf(node).flatMap(namesIn),
  ...untargetedNames(node),
  ...blocksOf(node).flatMap(({ statements }) => statements.flatMap(boundIn)),
];

const named = (node: Expression): readonly string[] => walrusTargets(node).map(({ id }) => id);
