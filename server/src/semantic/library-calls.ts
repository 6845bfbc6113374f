/** What calls of the library give: instances by the tables, and what passes the program's own values on. */
import { argumentAt } from '../ir/arguments.ts';
import type { Expression } from '../ir/expression.ts';
import { evaluateAnnotation } from './annotation.ts';
import { awaited } from './awaiting.ts';
import type { Evaluator } from './evaluate.ts';
import { iterableCall } from './iterables.ts';
import type { CallSite } from './symbols.ts';
import { each, nothing, objectsOf, only, typesOf, union, unknown, type Value, type ValueSet } from './value.ts';

export function libraryCall(name: string, site: CallSite, evaluator: Evaluator): ValueSet {
  const { models } = evaluator.program;
  const module = models.moduleReturnedBy(name);
  if (module) return only({ kind: 'library', name: module });
  const passed = passes(name, site, evaluator) ?? iterableCall(name, site, evaluator);
  if (passed) return passed;
  const result = models.result(name);
  if (!result || mayNotWait(name, site, evaluator)) return unknown;
  return awaitedFirst(
    name,
    only({ kind: 'instance', type: models.canonical(result.type), ...(result.found ? {} : { site }) }),
    site,
    evaluator,
  );
}

/** `psycopg2.connect(async_=True)` gives what does not wait either, and of `**options` nobody knows. */
function mayNotWait(name: string, { call }: CallSite, { program }: Evaluator): boolean {
  const keyword = program.models.blocking(name)?.unless?.parameter.keyword;
  return keyword !== undefined && call.arguments.some((argument) => argument.star === 2 || argument.keyword === keyword);
}

/** What a coroutine function of a library is said to give, it gives when it is awaited; or entered, where it gives a context manager. */
export function awaitedFirst(name: string, gives: ValueSet, { call }: CallSite, { program }: Evaluator): ValueSet {
  const model = program.models.coroutine(name);
  const isFirst = model?.gives === 'coroutine' || (model?.gives === 'context' && name.includes('#'));
  return isFirst ? only({ kind: 'awaitable', gives: typesOf(gives), node: call }) : gives;
}

/** A stream to read from and one to write to. */
function streams({ call, scope }: CallSite): ValueSet {
  const stream = (type: string): ValueSet => only({ kind: 'instance', type });
  const positions = [stream('asyncio.StreamReader'), stream('asyncio.StreamWriter')];
  const pair = only({ kind: 'collection', type: 'tuple', node: call, scope, elements: [], positions });
  return only({ kind: 'awaitable', gives: pair, node: call });
}

/** Calls that give back something of what they are given. */
function passes(name: string, site: CallSite, evaluator: Evaluator): ValueSet | undefined {
  const { call, scope } = site;
  const first = call.arguments[0]?.star === 0 ? call.arguments[0].value : undefined;
  const given = (index: number, keyword?: string): ValueSet => {
    const argument = argumentAt(call, index, keyword);
    return argument && argument.star === 0 ? evaluator.evaluate(argument.value, scope) : nothing;
  };
  switch (name) {
    case 'functools.partial':
    case 'functools.partialmethod':
      return first && each(given(0), (target) => only({ kind: 'partial', target, call, scope }));
    case 'weakref.proxy':
    case 'contextlib.closing':
    case 'contextlib.aclosing':
      return given(0);
    case 'weakref.ref':
    case 'weakref.WeakMethod':
      return first && only({ kind: 'callable', returns: union([given(0), only({ kind: 'constant', value: null })]), node: call });
    case 'typing.cast':
      return first && cast(first, given(1), site, evaluator);
    case 'object.__new__':
      return each(given(0), (value) => (value.kind === 'class' ? only({ kind: 'object', cls: value.cls }) : unknown));
    case 'type':
      return call.arguments.length === 1 ? each(given(0), classOf) : undefined;
    case 'getattr':
      return first && attributeByName(first, given(1), given(2), site, evaluator);
    case 'dataclasses.field':
      return field(argumentAt(call, 99, 'default_factory')?.value, given(99, 'default'), site, evaluator);
    case 'attr.ib':
    case 'attr.attrib':
    case 'attr.field':
    case 'attrs.field':
      return field(argumentAt(call, 99, 'factory')?.value, given(0, 'default'), site, evaluator);
    case 'attr.Factory':
    case 'attrs.Factory':
      return first && typesOf(made(first, site, evaluator));
    case 'asyncio.open_connection':
    case 'asyncio.open_unix_connection':
      return streams(site);
    case 'asyncio.wait_for':
    case 'asyncio.shield':
      return only({ kind: 'awaitable', gives: awaited(given(0), evaluator), node: call });
    case 'asyncio.to_thread':
      return only({ kind: 'awaitable', gives: each(given(0), (value) => evaluator.called(value, site)), node: call });
    default:
      return undefined;
  }
}

/** What the factory makes, as if the class itself made it: another object for each time the field is set, as an assignment in `__init__` does. */
const field = (factory: Expression | undefined, otherwise: ValueSet, site: CallSite, evaluator: Evaluator): ValueSet =>
  factory ? made(factory, site, evaluator) : union([otherwise, unknown]);

const made = (factory: Expression, site: CallSite, evaluator: Evaluator): ValueSet =>
  each(evaluator.evaluate(factory, site.scope), (value) => evaluator.called(value, site));

/** What is known of the value is better than what the programmer says of its type. */
function cast(type: Expression, value: ValueSet, { scope }: CallSite, evaluator: Evaluator): ValueSet {
  if (objectsOf(value).length > 0) return value;
  return { values: evaluateAnnotation(type, scope, evaluator), open: true };
}

function classOf(value: Value): ValueSet {
  if (value.kind === 'object') return only({ kind: 'class', cls: value.cls });
  return value.kind === 'instance' ? only({ kind: 'library', name: value.type }) : unknown;
}

function attributeByName(object: Expression, name: ValueSet, otherwise: ValueSet, { scope }: CallSite, evaluator: Evaluator): ValueSet {
  const [value] = name.values;
  if (name.values.length !== 1 || name.open || value?.kind !== 'constant' || typeof value.value !== 'string') return unknown;
  const attribute = value.value;
  return union([each(evaluator.evaluate(object, scope), (one) => evaluator.attribute(one, attribute, object)), otherwise]);
}
