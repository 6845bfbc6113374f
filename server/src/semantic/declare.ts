/**
 * Builds the symbols of one file: walks the IR once and records, for every scope, what binds its names.
 * Errs on the side of more bindings: a name bound in a branch that never runs is bound.
 */
import { append } from '../base/multi-map.ts';
import type { Call, Expression } from '../ir/expression.ts';
import type { ClassIr, FunctionIr, ModuleIr, PlacedUnit, Unit } from '../ir/module.ts';
import type { Block, Statement } from '../ir/statement.ts';
import { blocksOf, expressionsOf, forEachExpression } from '../ir/visit.ts';
import type { Binding, CallSite, ClassSymbol, FunctionSymbol, ModuleSymbol, Owner, Scope } from './symbols.ts';
import { lastIdentifier, receiverName } from './symbols.ts';

export interface ModuleSource {
  readonly file: string;
  readonly name: string;
  readonly isPackage: boolean;
  readonly ir: ModuleIr;
}

/** Total: any IR gives symbols. */
export function declareModule(source: ModuleSource): ModuleSymbol {
  const module: ModuleSymbol = {
    kind: 'module',
    ...source,
    scope: undefined as never,
    body: [],
    functions: [],
    classes: [],
    calls: [],
    mentions: new Map(),
    starImports: [],
    attributeAssignments: [],
    insertions: new Map(),
    withScopes: new Set(),
  };
  const scope = newScope(module, undefined);
  const complete = Object.assign(module, { scope, body: source.ir.units.map(({ unit }) => ({ statement: unit.statement, unit })) });
  for (const { unit } of source.ir.units) declareStatement(unit.statement, { module: complete, scope, unit });
  return complete;
}

interface Context {
  readonly module: ModuleSymbol;
  readonly scope: Scope;
  readonly unit: Unit;
}

/** A symbol and its scope refer to each other: the symbol is made first, its scope is put in as soon as both exist. */
const newScope = (owner: Owner, parent: Scope | undefined): Scope => ({
  owner,
  parent,
  bindings: new Map(),
  globals: new Set(),
  nonlocals: new Set(),
});

function declareBlock(block: Block, context: Context): void {
  for (const statement of block.statements) declareStatement(statement, context);
}

function declareStatement(node: Statement, context: Context): void {
  for (const expression of expressionsOf(node)) declareExpression(expression, context);
  declareNames(node, context);
  for (const block of blocksOf(node)) declareBlock(block, context);
}

function declareNames(node: Statement, context: Context): void {
  const { scope, unit } = context;
  switch (node.kind) {
    case 'assign':
      for (const target of node.targets) {
        if (target.kind === 'subscript') recordInsertion(target.object, node.value, context);
        if (target.kind === 'attribute')
          context.module.attributeAssignments.push({ object: target.object, name: target.name, value: node.value, scope, unit, at: node });
      }
      for (const target of node.targets) bindTarget(target, { kind: 'value', value: node.value, scope, unit, at: node }, context);
      break;
    case 'annotated':
      if (node.value)
        bindTarget(node.target, { kind: 'value', value: node.value, scope, unit, at: node, annotation: node.annotation }, context);
      else bindTarget(node.target, { kind: 'declared', annotation: node.annotation, scope, unit, at: node }, context);
      break;
    case 'augmented':
      bindTarget(node.target, { kind: 'opaque' }, context);
      break;
    case 'for':
      bindTarget(node.target, { kind: 'element', value: node.iterable, scope, unit, at: node.target }, context);
      break;
    case 'with':
      context.module.withScopes.add(scope);
      for (const item of node.items)
        if (item.target) bindTarget(item.target, { kind: 'entered', value: item.context, scope, unit, at: item }, context);
      break;
    case 'try':
      for (const handler of node.handlers) if (handler.name) append(scope.bindings, handler.name, { kind: 'opaque' });
      break;
    case 'match':
      for (const each of node.cases) for (const name of each.captures) append(scope.bindings, name, { kind: 'opaque' });
      break;
    default:
      declareDefinition(node, context);
  }
}

function recordInsertion(object: Expression, value: Expression, { module, scope }: Context): void {
  const name = lastIdentifier(object);
  if (name === undefined) return;
  append(module.insertions, name, { object, value, scope });
}

function declareDefinition(node: Statement, context: Context): void {
  const { scope, module } = context;
  switch (node.kind) {
    case 'function': {
      const fn = declareFunction(node.fn, context);
      append(scope.bindings, fn.name, { kind: 'function', fn });
      break;
    }
    case 'class': {
      const cls = declareClass(node.cls, context);
      append(scope.bindings, cls.name, { kind: 'class', cls });
      break;
    }
    case 'import':
      for (const { module: name, alias } of node.names) {
        append(scope.bindings, alias ?? name.split('.')[0] ?? name, {
          kind: 'import',
          module: alias ? name : (name.split('.')[0] ?? name),
          level: 0,
          from: module,
        });
      }
      break;
    case 'import-from':
      for (const { name, alias } of node.names) {
        if (name === '*') module.starImports.push({ module: node.module, level: node.level });
        else append(scope.bindings, alias ?? name, { kind: 'import', module: node.module, level: node.level, name, from: module });
      }
      break;
    case 'global':
      for (const name of node.names) scope.globals.add(name);
      break;
    case 'nonlocal':
      for (const name of node.names) scope.nonlocals.add(name);
      break;
  }
}

/** Binds names and `self.x`; unpacks tuples, pairing them with a literal of the same length. */
function bindTarget(target: Expression, binding: Binding, context: Context): void {
  switch (target.kind) {
    case 'name':
      bindName(target.id, binding, context.scope);
      break;
    case 'attribute':
      bindAttribute(target.object, target.name, binding, context.scope);
      break;
    case 'parenthesized':
    case 'starred':
      bindTarget(target.value, target.kind === 'starred' ? { kind: 'opaque' } : binding, context);
      break;
    case 'collection':
      target.elements.forEach((element, index) => {
        bindTarget(element, elementBinding(binding, index, target.elements.length), context);
      });
      break;
  }
}

function bindName(name: string, binding: Binding, scope: Scope): void {
  const home = scope.globals.has(name) ? outermost(scope) : scope.nonlocals.has(name) ? enclosingWith(name, scope) : scope;
  append(home.bindings, name, binding);
}

function outermost(scope: Scope): Scope {
  let current = scope;
  while (current.parent) current = current.parent;
  return current;
}

function enclosingWith(name: string, scope: Scope): Scope {
  let current = scope.parent;
  while (current && !(current.owner.kind === 'function' && current.bindings.has(name))) current = current.parent;
  return current ?? scope;
}

function bindAttribute(object: Expression, name: string, binding: Binding, scope: Scope): void {
  if (object.kind !== 'name') return;
  const method = methodWithReceiver(object.id, scope);
  if (method?.cls) append(method.cls.attributes, name, binding);
}

/** The method around `scope` (closures included) whose receiver is called `name`. */
export function methodWithReceiver(name: string, scope: Scope): FunctionSymbol | undefined {
  for (let current: Scope | undefined = scope; current; current = current.parent) {
    if (current.owner.kind !== 'function') continue;
    if (receiverName(current.owner) === name) return current.owner;
    if (current.bindings.has(name)) return undefined;
  }
  return undefined;
}

function elementBinding(binding: Binding, index: number, length: number): Binding {
  if (binding.kind !== 'value')
    return binding.kind === 'element' ? { kind: 'opaque' } : binding.kind === 'entered' ? { kind: 'opaque' } : binding;
  const { value, scope, unit, at } = binding;
  const literal = value.kind === 'parenthesized' ? value.value : value;
  const element =
    literal.kind === 'collection' && literal.type !== 'dict' && literal.elements.length === length ? literal.elements[index] : undefined;
  return element && element.kind !== 'starred'
    ? { kind: 'value', value: element, scope, unit, at }
    : { kind: 'element', value, scope, unit, at, index };
}

function declareExpression(root: Expression, context: Context): void {
  forEachExpression(root, (node) => {
    if (node.kind === 'call') recordInserted(node, context);
    if (node.kind === 'call') recordCall({ call: node, scope: context.scope, unit: context.unit }, context.module);
    else if (node.kind === 'named')
      bindTarget(node.target, { kind: 'value', value: node.value, scope: context.scope, unit: context.unit, at: node }, context);
    else if (node.kind === 'lambda') declareFunction(node.fn, context);
    else if (node.kind === 'comprehension') {
      for (const clause of node.clauses)
        bindTarget(
          clause.target,
          { kind: 'element', value: clause.iterable, scope: context.scope, unit: context.unit, at: clause.target },
          context,
        );
    }
    return undefined;
  });
}

const inserters: ReadonlySet<string> = new Set(['append', 'add', 'insert', 'put', 'appendleft']);

function recordInserted({ callee, arguments: given }: Call, context: Context): void {
  if (callee.kind !== 'attribute' || !inserters.has(callee.name)) return;
  const value = given[callee.name === 'insert' ? 1 : 0]?.value;
  if (value) recordInsertion(callee.object, value, context);
}

function recordCall(site: CallSite, module: ModuleSymbol): void {
  module.calls.push(site);
  const names = new Set<string>();
  const mention = (node: Expression): void => {
    const name = lastIdentifier(node);
    if (name !== undefined) names.add(name);
  };
  mention(site.call.callee);
  for (const argument of site.call.arguments) mention(argument.value);
  for (const name of names) append(module.mentions, name, site);
}

function declareFunction(ir: FunctionIr, context: Context): FunctionSymbol {
  const { module, unit } = context;
  const fn: FunctionSymbol = {
    kind: 'function',
    name: ir.name,
    qualifiedName: qualified(ir.name, context.scope),
    ir,
    unit,
    module,
    scope: undefined as never,
    cls: classOwner(context.scope),
  };
  const scope = newScope(fn, context.scope);
  Object.assign(fn, { scope });
  module.functions.push(fn);
  ir.parameters.forEach((parameter, index) => {
    append(scope.bindings, parameter.name, { kind: 'parameter', fn, index });
  });
  hoistDeclarations(ir.body, scope);
  declareBlock(ir.body, { module, scope, unit });
  return fn;
}

/** `global x` governs the whole function, also what stands above it. */
function hoistDeclarations(block: Block, scope: Scope): void {
  for (const statement of block.statements) {
    if (statement.kind === 'global') for (const name of statement.names) scope.globals.add(name);
    if (statement.kind === 'nonlocal') for (const name of statement.names) scope.nonlocals.add(name);
    for (const nested of blocksOf(statement)) hoistDeclarations(nested, scope);
  }
}

const classOwner = (scope: Scope): ClassSymbol | undefined => (scope.owner.kind === 'class' ? scope.owner : undefined);

function declareClass(ir: ClassIr, context: Context): ClassSymbol {
  const { module, unit } = context;
  const cls: ClassSymbol = {
    kind: 'class',
    name: ir.name,
    qualifiedName: qualified(ir.name, context.scope),
    ir,
    unit,
    module,
    scope: undefined as never,
    attributes: new Map(),
  };
  const scope = newScope(cls, context.scope);
  Object.assign(cls, { scope });
  module.classes.push(cls);
  for (const member of ir.members) declareMember(member, { module, scope, unit: member.unit });
  return cls;
}

const declareMember = (member: PlacedUnit, context: Context): void => declareStatement(member.unit.statement, context);

const qualified = (name: string, scope: Scope): string => (scope.owner.kind === 'module' ? name : `${scope.owner.qualifiedName}.${name}`);
