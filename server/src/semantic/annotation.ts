/** Types that annotations name, as evidence: `threading.Lock`, `Optional[Lock]`, `Lock | None`, `"Lock"`, a class of the program, a list of such. */
import type { Expression } from '../ir/expression.ts';
import type { Models } from '../models/models.ts';
import type { Evaluator } from './evaluate.ts';
import { lastIdentifier, type Scope } from './symbols.ts';
import type { Value } from './value.ts';

const wrappers: ReadonlySet<string> = new Set([
  'typing.Optional',
  'typing.Annotated',
  'typing.Final',
  'typing.ClassVar',
  'typing.Union',
  'dataclasses.InitVar',
]);

export function evaluateAnnotation(annotation: Expression, scope: Scope, evaluator: Evaluator): readonly Value[] {
  switch (annotation.kind) {
    case 'name':
    case 'attribute':
      return instancesOf(evaluator.evaluate(annotation, scope).values, evaluator);
    case 'constant':
      return annotation.type === 'str' ? dotted(String(annotation.value), scope, evaluator) : [];
    case 'binary':
      return annotation.operator === '|'
        ? [annotation.left, annotation.right].flatMap((side) => evaluateAnnotation(side, scope, evaluator))
        : [];
    case 'subscript': {
      const wrapped = evaluator
        .evaluate(annotation.object, scope)
        .values.some((value) => value.kind === 'library' && wrappers.has(value.name));
      const inside = annotation.indices.flatMap((index) => evaluateAnnotation(index, scope, evaluator));
      return wrapped
        ? inside
        : isContainer(annotation.object) && annotation.indices.length === 1
          ? containerOf(inside, annotation, scope)
          : [];
    }
    case 'collection':
      return annotation.elements.flatMap((element) => evaluateAnnotation(element, scope, evaluator));
    case 'parenthesized':
      return evaluateAnnotation(annotation.value, scope, evaluator);
    default:
      return [];
  }
}

const instancesOf = (values: readonly Value[], evaluator: Evaluator): readonly Value[] =>
  values.flatMap((value) => instanceOf(value, evaluator.program.models));

function instanceOf(value: Value, models: Models): readonly Value[] {
  if (value.kind === 'class') return [{ kind: 'object', cls: value.cls }];
  if (value.kind === 'library' && /^(str|bytes|list|dict|set|tuple|int|float)$/.test(value.name))
    return [{ kind: 'instance', type: value.name }];
  if (value.kind !== 'library' || !/(^|\.)_?[A-Z]\w*$/.test(value.name) || value.name.startsWith('typing.')) return [];
  return [{ kind: 'instance', type: models.canonical(value.name) }];
}

const isContainer = (node: Expression): boolean =>
  /^(list|List|set|Set|frozenset|Sequence|Iterable|Collection|MutableSequence|deque|Deque|tuple)$/.test(lastIdentifier(node) ?? '');

const containerOf = (inside: readonly Value[], node: Expression, scope: Scope): readonly Value[] =>
  inside.length > 0 ? [{ kind: 'collection', elements: [], scope, node, of: inside }] : [];

/** A quoted annotation that is a plain dotted name, or a list of such. */
function dotted(text: string, scope: Scope, evaluator: Evaluator): readonly Value[] {
  const element = /^\s*(?:list|List|Sequence|Iterable|set|Set)\[([\w.]+)\]\s*$/.exec(text)?.[1];
  if (element !== undefined)
    return containerOf(dotted(element, scope, evaluator), { kind: 'constant', type: 'str', value: text, start: 0, end: 0 }, scope);
  const path = /^\s*([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\s*$/.exec(text)?.[1]?.split('.');
  const first = path?.[0];
  if (!path || first === undefined) return [];
  let values = evaluator.lookup(first, scope).values;
  for (const name of path.slice(1))
    values = values.flatMap((value) => evaluator.attribute(value, name, { kind: 'name', id: first, start: 0, end: 0 }).values);
  return instancesOf(values, evaluator);
}
