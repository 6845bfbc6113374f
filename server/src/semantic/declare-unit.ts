/**
 * Declares the names of one unit: walks its IR once and records, for every scope, what binds its names.
 * Errs on the side of more bindings: a name bound in a branch that never runs is bound.
 */
import type { Content } from '../engine/tracked.ts';
import type { Expression } from '../ir/expression.ts';
import type { ClassIr, FunctionIr, Unit } from '../ir/module.ts';
import type { Block, Statement } from '../ir/statement.ts';
import { blocksOf, expressionsOf, forEachExpression, unwrap } from '../ir/visit.ts';
import type { Declarations } from './declarations.ts';
import { declareElement, giveName, isLiteral, recordInserted, recordInsertion } from './declare-contents.ts';
import { leadTo } from './leading-names.ts';
import { returnedCalls } from './returned-calls.ts';
import type { SymbolIndex } from './symbol-index.ts';
import { DeclaredClass, DeclaredFunction, type DeclaredModule, DeclaredScope, whole } from './symbol-tables.ts';
import {
  type Binding,
  type CallSite,
  type ClassHeader,
  decoratorNames,
  lastIdentifier,
  methodWithReceiver,
  type Scope,
} from './symbols.ts';

/** Where a statement is declared: the unit its spans count in, and the scope its names are bound in. */
export interface Place {
  readonly module: DeclaredModule;
  readonly index: SymbolIndex;
  readonly out: Declarations;
  /** Changes when the unit does. */
  readonly content: Content;
  readonly scope: DeclaredScope;
  readonly unit: Unit;
}

/** Everything a statement binds and mentions. Total. */
export function declareStatement(node: Statement, place: Place): void {
  for (const expression of expressionsOf(node)) declareExpression(expression, place);
  declareNames(node, place);
  for (const block of blocksOf(node)) declareBlock(block, place);
}

function declareBlock(block: Block, place: Place): void {
  for (const statement of block.statements) declareStatement(statement, place);
}

function declareNames(node: Statement, place: Place): void {
  const { scope, unit } = place;
  switch (node.kind) {
    case 'assign':
      for (const target of node.targets) {
        if (target.kind === 'subscript') declareElement(target, node.value, place);
        if (target.kind === 'attribute')
          place.out.mentions.assignments.add(target.name, {
            object: target.object,
            name: target.name,
            value: node.value,
            scope,
            unit,
            at: node,
          });
      }
      for (const target of node.targets) bindTarget(target, { kind: 'value', value: node.value, scope, unit, at: node }, place);
      break;
    case 'annotated':
      if (node.value)
        bindTarget(node.target, { kind: 'value', value: node.value, scope, unit, at: node, annotation: node.annotation }, place);
      else bindTarget(node.target, { kind: 'declared', annotation: node.annotation, scope, unit, at: node }, place);
      break;
    case 'augmented':
      if (isLiteral(node.value)) recordInsertion({ object: node.target, value: node.value, puts: 'elements', scope }, place);
      bindTarget(node.target, { kind: 'opaque' }, place);
      break;
    case 'for':
      bindTarget(node.target, { kind: 'element', value: node.iterable, scope, unit, at: node.target, path: ['any'] }, place);
      break;
    case 'with':
      if (scope.owner instanceof DeclaredFunction) scope.owner.foundWith();
      else if (scope.owner.kind === 'module') place.out.lists.withs.add(whole, node);
      for (const item of node.items)
        if (item.target) bindTarget(item.target, { kind: 'entered', value: item.context, scope, unit, at: item }, place);
      break;
    case 'try':
      for (const handler of node.handlers) if (handler.name) bind(scope, handler.name, { kind: 'opaque' }, place);
      break;
    case 'match':
      for (const each of node.cases) for (const name of each.captures) bind(scope, name, { kind: 'opaque' }, place);
      break;
    default:
      declareDefinition(node, place);
  }
}

/** What it is bound to leads from one name to the other. */
function bind(scope: DeclaredScope, name: string, binding: Binding, place: Place): void {
  place.out.bind(scope, name, binding);
  named(name, binding, scope, place);
}

function named(name: string, binding: Binding, home: Scope | undefined, { out, index }: Place): void {
  if (binding.kind === 'import' && binding.name !== undefined) out.alias(binding.name, leadTo(name, home));
  if (binding.kind !== 'value') return;
  out.leads.push({ node: unwrap(binding.value), scope: binding.scope, to: leadTo(name, home), isFactory: false });
  giveName(binding.value, name, leadTo(name, home), index);
}

function declareDefinition(node: Statement, place: Place): void {
  const { scope } = place;
  switch (node.kind) {
    case 'function':
      declareFunction(node.fn, place);
      break;
    case 'class':
      declareClass(node.cls, place);
      break;
    case 'import':
      recordImport(
        node.names.map(({ module: name }) => name),
        scope,
      );
      for (const { module: name, alias: as } of node.names) {
        const first = name.split('.')[0] ?? name;
        declareImport(as ?? first, { module: as ? name : first, level: 0 }, place);
      }
      break;
    case 'import-from':
      recordImport([node.module, ...node.names.map(({ name }) => name)], scope);
      for (const { name, alias: as } of node.names) {
        const from = { module: node.module, level: node.level };
        if (name === '*') place.out.lists.starImports.add(whole, from);
        else declareImport(as ?? name, { ...from, name }, place);
      }
      break;
    case 'global':
      for (const name of node.names) scope.declareGlobal(name);
      break;
    case 'nonlocal':
      for (const name of node.names) scope.declareNonlocal(name);
      break;
  }
}

function recordImport(names: readonly string[], { owner }: Scope): void {
  if (!(owner instanceof DeclaredFunction)) return;
  for (const name of ['import', ...names.flatMap((path) => path.split('.'))]) owner.mentioned.add(name);
}

function declareImport(
  bound: string,
  what: { readonly module: string; readonly level: number; readonly name?: string },
  place: Place,
): void {
  place.out.lists.imports.add(whole, what);
  bind(place.scope, bound, { kind: 'import', ...what, from: place.module }, place);
}

/** Binds names and `self.x`; unpacks tuples, pairing them with a literal of the same length. */
function bindTarget(target: Expression, binding: Binding, place: Place): void {
  switch (target.kind) {
    case 'name':
      bindName(target.id, binding, place);
      break;
    case 'attribute':
      bindAttribute(target.object, target.name, binding, place);
      break;
    case 'parenthesized':
    case 'starred':
      bindTarget(target.value, target.kind === 'starred' ? { kind: 'opaque' } : binding, place);
      break;
    case 'collection':
      target.elements.forEach((element, index) => {
        const isAfterStar = target.elements.slice(0, index).some(({ kind }) => kind === 'starred');
        bindTarget(element, elementBinding(binding, isAfterStar ? 'any' : index, target.elements.length), place);
      });
      break;
  }
}

function bindName(name: string, binding: Binding, place: Place): void {
  const { scope } = place;
  const home = scope.globals.has(name) ? outermost(scope) : scope.nonlocals.has(name) ? enclosingWith(name, scope) : scope;
  bind(home, name, binding, place);
}

function outermost(scope: DeclaredScope): DeclaredScope {
  let current = scope;
  for (let parent = declared(current.parent); parent; parent = declared(current.parent)) current = parent;
  return current;
}

function enclosingWith(name: string, scope: DeclaredScope): DeclaredScope {
  let current = declared(scope.parent);
  while (current && !(current.owner.kind === 'function' && current.bindings.has(name))) current = declared(current.parent);
  return current ?? scope;
}

const declared = (scope: Scope | undefined): DeclaredScope | undefined => (scope instanceof DeclaredScope ? scope : undefined);

function bindAttribute(object: Expression, name: string, binding: Binding, place: Place): void {
  if (binding.kind === 'value') giveName(binding.value, name, name, place.index);
  const cls = object.kind === 'name' ? methodWithReceiver(object.id, place.scope)?.cls : undefined;
  if (!(cls instanceof DeclaredClass)) return;
  place.out.bindAttribute(cls, name, binding);
  named(name, binding, undefined, place);
}

function elementBinding(binding: Binding, index: number | 'any', length: number): Binding {
  if (binding.kind === 'element') return { ...binding, path: [...binding.path, index] };
  if (binding.kind !== 'value') return binding.kind === 'entered' ? { kind: 'opaque' } : binding;
  const { value, scope, unit, at } = binding;
  const literal = value.kind === 'parenthesized' ? value.value : value;
  const element =
    literal.kind === 'collection' && literal.type !== 'dict' && index !== 'any' && literal.elements.length === length
      ? literal.elements[index]
      : undefined;
  return element && element.kind !== 'starred'
    ? { kind: 'value', value: element, scope, unit, at }
    : { kind: 'element', value, scope, unit, at, path: [index] };
}

export function declareExpression(root: Expression, place: Place): void {
  forEachExpression(root, (node) => {
    recordMention(node, place.scope);
    if (node.kind === 'call') recordInserted(node, place);
    if (node.kind === 'call') recordCall({ call: node, scope: place.scope, unit: place.unit }, place);
    else if (node.kind === 'named')
      bindTarget(node.target, { kind: 'value', value: node.value, scope: place.scope, unit: place.unit, at: node }, place);
    else if (node.kind === 'lambda') declareLambda(node.fn, place);
    else if (node.kind === 'comprehension') {
      for (const clause of node.clauses)
        bindTarget(
          clause.target,
          {
            kind: 'element',
            value: clause.iterable,
            scope: place.scope,
            unit: place.unit,
            at: clause.target,
            path: ['any'],
            isInside: true,
          },
          place,
        );
    }
    return undefined;
  });
}

function recordMention(node: Expression, { owner }: Scope): void {
  if (!(owner instanceof DeclaredFunction)) return;
  if (node.kind === 'name') owner.reads(node.id);
  if (node.kind === 'attribute') owner.mentioned.add(node.name);
  if (node.kind === 'call') for (const { keyword } of node.arguments) if (keyword !== undefined) owner.mentioned.add(`${keyword}=`);
}

function recordCall(site: CallSite, { index, out }: Place): void {
  const { owner } = site.scope;
  index.sites.set(site.call, site);
  if (owner instanceof DeclaredFunction) owner.calls.push(site);
  else if (owner.kind === 'module') out.lists.calls.add(whole, site);
  recordCallOf(site.call.callee, site, out);
  for (const argument of site.call.arguments) recordCallOf(argument.value, site, out);
}

/** Each name of a call once. */
function recordCallOf(node: Expression, site: CallSite, { mentions }: Declarations): void {
  const name = lastIdentifier(node);
  if (name === undefined) return;
  mentions.calls.addUnlessLast(name, site);
  if (site.scope.owner.kind === 'function') mentions.callers.addUnlessLast(name, site.scope.owner.name);
}

function declareLambda(ir: FunctionIr, place: Place): void {
  place.index.lambdas.set(ir, newFunction(ir, place));
}

function declareFunction(ir: FunctionIr, place: Place): void {
  const fn = newFunction(ir, place);
  bind(place.scope, fn.name, { kind: 'function', fn }, place);
}

function newFunction(ir: FunctionIr, place: Place): DeclaredFunction {
  const { owner } = place.scope;
  const cls = owner instanceof DeclaredClass ? owner : undefined;
  const names = { name: ir.name, qualifiedName: qualified(ir.name, place.scope), module: place.module, cls };
  const fn = new DeclaredFunction(names, place.scope, place.content, ir, place.unit);
  declareContents(fn, ir, place);
  return fn;
}

/** What a function contains; the function itself has been made, or is one from before that has been redefined. */
export function declareContents(fn: DeclaredFunction, ir: FunctionIr, place: Place): void {
  const { out } = place;
  out.lists.functions.add(whole, fn);
  for (let outer = place.scope.owner; outer.kind !== 'module'; outer = outer.scope.parent?.owner ?? place.module)
    if (outer instanceof DeclaredFunction) outer.contains(fn);
  for (const name of decoratorNames(fn)) out.mentions.decorated.add(name, fn);
  if (!ir.isLambda) out.mentions.functions.add(fn.name, fn);
  if (fn.cls instanceof DeclaredClass) out.method(fn.cls, fn);
  ir.parameters.forEach((parameter, index) => {
    out.bind(fn.scope, parameter.name, { kind: 'parameter', fn, index });
  });
  hoistDeclarations(ir.body, fn.scope);
  declareBlock(ir.body, { ...place, scope: fn.scope });
  fn.tellOwnNames();
  const to = leadTo(fn.name, place.scope);
  if (!ir.isLambda) for (const node of returnedCalls(fn)) out.leads.push({ node, scope: fn.scope, to, isFactory: true });
}

/** `global x` governs the whole function, also what stands above it. */
function hoistDeclarations(block: Block, scope: DeclaredScope): void {
  for (const statement of block.statements) {
    if (statement.kind === 'global') for (const name of statement.names) scope.declareGlobal(name);
    if (statement.kind === 'nonlocal') for (const name of statement.names) scope.declareNonlocal(name);
    for (const nested of blocksOf(statement)) hoistDeclarations(nested, scope);
  }
}

/** A class inside a function or a compound statement: it lives and dies with the unit. */
function declareClass(ir: ClassIr, place: Place): void {
  const { module, unit, content, index } = place;
  const names = { name: ir.name, qualifiedName: qualified(ir.name, place.scope), module };
  const cls = new DeclaredClass(names, place.scope, content, index.recorder, { ir, unit, isUnit: false });
  declareHeader(cls, ir, place);
  for (const member of ir.members) declareStatement(member.unit.statement, { ...place, scope: cls.scope, unit: member.unit });
}

/** What a class adds to the scope around it; its decorators and bases are expressions of that scope. */
export function declareHeader(cls: DeclaredClass, ir: ClassHeader, place: Place): void {
  place.out.lists.classes.add(whole, cls);
  for (const { value } of ir.bases)
    place.out.leads.push({ node: value, scope: place.scope, to: leadTo(cls.name, place.scope), isFactory: false });
  bind(place.scope, cls.name, { kind: 'class', cls }, place);
}

export const qualified = (name: string, scope: Scope): string =>
  scope.owner.kind === 'module' ? name : `${scope.owner.qualifiedName}.${name}`;
