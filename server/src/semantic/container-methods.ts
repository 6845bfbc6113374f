/** What methods of collections give: `d.get(key)`, `d.items()`, `queue.get()`, `list.pop()`. */
import type { Call, Expression } from '../ir/expression.ts';
import { contentsOf, keysOf, standsForContents } from './containers.ts';
import type { Evaluator } from './evaluate.ts';
import { pair } from './iterables.ts';
import type { CallSite } from './symbols.ts';
import { type Collection, each, only, typesOf, union, unknown, type Value, type ValueSet } from './value.ts';

type Method = Value & { readonly kind: 'library-method' };
type Holder = Collection | (Value & { readonly kind: 'instance' });

/** Undefined for methods that are not about contents. */
export function methodResult(method: Method, site: CallSite, evaluator: Evaluator): ValueSet | undefined {
  const holder: Holder = method.owner ?? method.receiver;
  if (method.name === 'result' && /(^|\.)Future$/.test(method.receiver.type)) return resultOf(method.receiver, evaluator);
  if (!standsForContents(holder)) return undefined;
  const contents = (): ValueSet => contentsOf(holder, evaluator);
  const given = (index: number): ValueSet => argument(site, index, evaluator);
  const isDict = holder.kind === 'collection' ? holder.type === 'dict' : /dict$/i.test(holder.type);
  const { call, scope } = site;
  const listOf = (of: ValueSet): ValueSet => only({ kind: 'collection', type: 'generator', node: call, scope, elements: [], of });
  switch (method.name) {
    case 'get':
      if (holder.kind === 'instance' && /^asyncio\./.test(holder.type)) return only({ kind: 'awaitable', gives: contents(), node: call });
      return isDict ? union([contents(), call.arguments.length > 1 ? given(1) : only({ kind: 'constant', value: null })]) : contents();
    case 'pop':
      return isDict && call.arguments.length > 1 ? union([contents(), given(1)]) : contents();
    case 'setdefault':
      return union([contents(), typesOf(given(1))]);
    case 'popleft':
    case 'get_nowait':
    case '__getitem__':
      return contents();
    case 'popitem':
      return pair(keysOf(holder, evaluator), contents(), site);
    case 'values':
    case 'itervalues':
      return listOf(contents());
    case 'keys':
    case 'iterkeys':
      return listOf(keysOf(holder, evaluator));
    case 'items':
    case 'iteritems':
      return listOf(pair(keysOf(holder, evaluator), contents(), site));
    case 'copy':
      return only(holder);
    default:
      return undefined;
  }
}

function argument({ call, scope }: CallSite, index: number, evaluator: Evaluator): ValueSet {
  const value: Expression | undefined = call.arguments[index]?.star === 0 ? call.arguments[index]?.value : undefined;
  return value ? evaluator.evaluate(value, scope) : unknown;
}

/** `pool.submit(work, …).result()` is what `work` gives. */
function resultOf({ site }: Method['receiver'], evaluator: Evaluator): ValueSet | undefined {
  const call: Call | undefined = site?.call;
  const first = call?.callee.kind === 'attribute' && call.callee.name === 'submit' ? call.arguments[0] : undefined;
  if (!site || !first || first.star !== 0) return undefined;
  return each(evaluator.evaluate(first.value, site.scope), (value) => evaluator.called(value, site));
}
