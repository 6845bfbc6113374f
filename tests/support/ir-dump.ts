/**
 * Writes IR as text: one line per statement, expressions as s-expressions, units with their place. Used to
 * compare whole modules and to write goldens by hand; leaves spans out unless asked.
 */
import type { Span } from '../../server/src/base/span.ts';
import type { Argument, Expression } from '../../server/src/ir/expression.ts';
import type { ClassIr, FunctionIr, ModuleIr, Parameter, PlacedUnit } from '../../server/src/ir/module.ts';
import type { Block, Case, Handler, Statement } from '../../server/src/ir/statement.ts';

export function dumpModule(module: ModuleIr): string {
  return dumpUnits(module.units, '').join('\n');
}

function dumpUnits(units: readonly PlacedUnit[], indent: string): string[] {
  return units.flatMap(({ at, unit }) => {
    const [first = '', ...rest] = dumpStatement(unit.statement, indent);
    return [`${indent}@${at}+${unit.length}${unit.hasError ? '!' : ''} ${first.slice(indent.length)}`, ...rest];
  });
}

export function dumpStatement(statement: Statement, indent = ''): string[] {
  const deeper = `${indent}  `;
  const head = (text: string): string => `${indent}${text}`;
  const body = (block: Block | undefined): string[] => block?.statements.flatMap((inner) => dumpStatement(inner, deeper)) ?? [];
  const labelled = (label: string, block: Block | undefined): string[] => (block ? [head(label), ...body(block)] : []);
  const e = dumpExpression;
  switch (statement.kind) {
    case 'expression':
      return [head(e(statement.value))];
    case 'assign':
      return [head(`${statement.targets.map(e).join(' = ')} = ${e(statement.value)}`)];
    case 'annotated':
      return [head(`${e(statement.target)}: ${e(statement.annotation)}${statement.value ? ` = ${e(statement.value)}` : ''}`)];
    case 'augmented':
      return [head(`${e(statement.target)} ${statement.operator}= ${e(statement.value)}`)];
    case 'return':
      return [head(`return${statement.value ? ` ${e(statement.value)}` : ''}`)];
    case 'raise':
      return [
        head(`raise${statement.exception ? ` ${e(statement.exception)}` : ''}${statement.cause ? ` from ${e(statement.cause)}` : ''}`),
      ];
    case 'if':
    case 'while':
      return [head(`${statement.kind} ${e(statement.test)}`), ...body(statement.body), ...labelled('else', statement.orElse)];
    case 'for':
      return [
        head(`${statement.isAsync ? 'async ' : ''}for ${e(statement.target)} in ${e(statement.iterable)}`),
        ...body(statement.body),
        ...labelled('else', statement.orElse),
      ];
    case 'try':
      return [
        head('try'),
        ...body(statement.body),
        ...statement.handlers.flatMap((handler) => labelled(dumpHandler(handler), handler.body)),
        ...labelled('else', statement.orElse),
        ...labelled('finally', statement.finalBody),
      ];
    case 'with':
      return [
        head(
          `${statement.isAsync ? 'async ' : ''}with ${statement.items.map((item) => e(item.context) + (item.target ? ` as ${e(item.target)}` : '')).join(', ')}`,
        ),
        ...body(statement.body),
      ];
    case 'match':
      return [head(`match ${e(statement.subject)}`), ...statement.cases.flatMap((item) => dumpCase(item, deeper))];
    case 'function':
      return dumpFunction(statement.fn, indent);
    case 'class':
      return dumpClass(statement.cls, indent);
    case 'import':
      return [head(`import ${statement.names.map(({ module, alias }) => withAlias(module, alias)).join(', ')}`)];
    case 'import-from':
      return [
        head(
          `from ${'.'.repeat(statement.level)}${statement.module} import ${statement.names.map(({ name, alias }) => withAlias(name, alias)).join(', ')}`,
        ),
      ];
    case 'global':
    case 'nonlocal':
      return [head(`${statement.kind} ${statement.names.join(', ')}`)];
    case 'delete':
      return [head(`del ${statement.targets.map(e).join(', ')}`)];
    case 'assert':
      return [head(`assert ${e(statement.test)}${statement.message ? `, ${e(statement.message)}` : ''}`)];
    case 'error':
      return [head('error'), ...body(statement.body)];
    default:
      return [head(statement.kind)];
  }
}

const withAlias = (name: string, alias: string | undefined): string => (alias === undefined ? name : `${name} as ${alias}`);

const dumpHandler = ({ type, name, isGroup }: Handler): string =>
  `except${isGroup ? '*' : ''}${type ? ` ${dumpExpression(type)}` : ''}${name === undefined ? '' : ` as ${name}`}`;

function dumpCase({ pattern, captures, irrefutable, guard, body }: Case, indent: string): string[] {
  const bound = captures.length > 0 ? ` binds ${captures.join(',')}` : '';
  const when = guard ? ` if ${dumpExpression(guard)}` : '';
  const head = `${indent}case ${dumpExpression(pattern)}${bound}${when}${irrefutable ? ' always' : ''}`;
  return [head, ...body.statements.flatMap((inner) => dumpStatement(inner, `${indent}  `))];
}

function dumpFunction(fn: FunctionIr, indent: string): string[] {
  const flags = [fn.isAsync && 'async', fn.isGenerator && 'generator', fn.hasError && 'broken'].filter(Boolean).map((flag) => ` ${flag}`);
  const returns = fn.returns ? ` -> ${dumpExpression(fn.returns)}` : '';
  return [
    `${indent}${decorators(fn.decorators)}def ${fn.name}(${fn.parameters.map(dumpParameter).join(', ')})${returns}${flags.join('')}`,
    ...fn.body.statements.flatMap((inner) => dumpStatement(inner, `${indent}  `)),
  ];
}

const decorators = (list: readonly Expression[]): string => list.map((item) => `@${dumpExpression(item)} `).join('');

function dumpParameter({ name, kind, annotation, default: value }: Parameter): string {
  const mark = { positional: '', 'positional-only': '/', 'keyword-only': '=', vararg: '*', kwarg: '**' }[kind];
  return `${mark}${name}${annotation ? `: ${dumpExpression(annotation)}` : ''}${value ? ` = ${dumpExpression(value)}` : ''}`;
}

function dumpClass(cls: ClassIr, indent: string): string[] {
  return [
    `${indent}${decorators(cls.decorators)}class ${cls.name}(${cls.bases.map(dumpArgument).join(', ')})`,
    ...dumpUnits(cls.members, `${indent}  `),
  ];
}

const dumpArgument = ({ value, keyword, star }: Argument): string =>
  `${'*'.repeat(star)}${keyword === undefined ? '' : `${keyword}=`}${dumpExpression(value)}`;

export function dumpExpression(node: Expression): string {
  const e = dumpExpression;
  const list = (nodes: readonly Expression[]): string => nodes.map((inner) => ` ${e(inner)}`).join('');
  switch (node.kind) {
    case 'name':
      return node.id;
    case 'constant':
      return node.type === 'bytes' ? `b${JSON.stringify(node.value)}` : node.type === 'ellipsis' ? '...' : JSON.stringify(node.value);
    case 'attribute':
      return `${e(node.object)}.${node.name}`;
    case 'subscript':
      return `${e(node.object)}[${node.indices.map(e).join(', ')}]`;
    case 'call':
      return `${e(node.callee)}(${node.arguments.map(dumpArgument).join(', ')})`;
    case 'await':
    case 'starred':
      return `(${node.kind} ${e(node.value)})`;
    case 'yield':
      return `(yield${node.delegates ? '-from' : ''}${node.value ? ` ${e(node.value)}` : ''})`;
    case 'lambda':
      return `(lambda ${dumpFunction(node.fn, '').join(';')})`;
    case 'boolean':
    case 'binary':
      return `(${node.operator} ${e(node.left)} ${e(node.right)})`;
    case 'not':
      return `(not ${e(node.operand)})`;
    case 'comparison':
      return `(compare ${node.operands.map((operand, index) => `${index > 0 ? `${node.operators[index - 1]} ` : ''}${e(operand)}`).join(' ')})`;
    case 'unary':
      return `(${node.operator} ${e(node.operand)})`;
    case 'conditional':
      return `(if ${e(node.test)} ${e(node.body)} ${e(node.orElse)})`;
    case 'collection':
      return `(${node.type}${node.elements.map((inner, index) => ` ${dumpKey(node.keys, index)}${e(inner)}`).join('')})`;
    case 'comprehension':
      return `(${node.type}-of ${node.key ? `${e(node.key)}: ` : ''}${e(node.element)}${node.clauses
        .map(
          (clause) =>
            ` ${clause.isAsync ? 'async-' : ''}for ${e(clause.target)} in ${e(clause.iterable)}${clause.conditions.map((test) => ` if ${e(test)}`).join('')}`,
        )
        .join('')})`;
    case 'named':
      return `(:= ${e(node.target)} ${e(node.value)})`;
    case 'fstring':
      return `(f${list(node.parts)})`;
    case 'parenthesized':
      return `(paren ${e(node.value)})`;
    case 'opaque':
      return `(?${list(node.parts)})`;
  }
}

function dumpKey(keys: readonly (Expression | null)[] | undefined, index: number): string {
  if (!keys) return '';
  const key = keys[index];
  return key ? `${dumpExpression(key)}: ` : '**';
}

/** Every span in the IR with the text it covers, spans being relative to their unit. For tests of positions. */
export function spansOf(value: unknown): readonly Span[] {
  const found: Span[] = [];
  const pending: unknown[] = [value];
  for (let at = pending.pop(); pending.length > 0 || at !== undefined; at = pending.pop()) {
    if (typeof at !== 'object' || at === null) continue;
    if ('start' in at && 'end' in at && typeof at.start === 'number' && typeof at.end === 'number')
      found.push({ start: at.start, end: at.end });
    pending.push(...Object.values(at));
  }
  return found;
}
