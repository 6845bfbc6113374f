/**
 * Phases of an object's life in which one thread has it for itself: code that builds it, takes it apart, copies it or
 * prints it for somebody who debugs. Errs on the side of "for itself".
 */
import { contains } from '../../base/span.ts';
import {
  type CallSite,
  decoratorNames,
  type FunctionSymbol,
  lastIdentifier,
  methodWithReceiver,
  receiverName,
} from '../../semantic/symbols.ts';
import { callersOf } from '../calls/call-graph.ts';
import { called } from '../calls/invocations.ts';
import { type Analysis, type Body, bodyOf, type Context, defineAnalysis } from '../context.ts';
import { isTest } from '../tests.ts';
import type { Access } from './accesses.ts';

const building =
  /^(__init__|__new__|__post_init__|__init_subclass__|__set_name__|__attrs_post_init__|setUp|setUpClass|asyncSetUp|setup_method)$/;
const apart =
  /^(__del__|__repr__|__str__|__getstate__|__setstate__|__reduce__|__reduce_ex__|__copy__|__deepcopy__|tearDown|tearDownClass)$/;
const forking = /fork/i;
/** The author says that whoever calls it has the lock, or that nobody else is there. */
const saysLocked = /(_|^)(un|no_?)?locked$|_nolock$|_no_lock$|_unlocked|^_?unsafe_|_unsafe$|_not_thread_?safe/;
const wordsOfLocked =
  /\b(lock|mutex)\b[^.]{0,60}\b(held|taken|acquired|owned)\b|\b(hold|holds|holding|acquired?|owns?|own|under|with)\b[^.]{0,40}\b(lock|mutex)\b|not thread[- ]?safe|single[- ]threaded|called (only )?(from|by|in|on) the (main|worker|io|event|background|same) thread/i;

/** Nobody else has the object, or its author has said why the lock need not be taken. */
export const isPrivatePhase = (body: Body, context: Context): boolean =>
  body.kind === 'function' && (isTest(body) || context.get(privatePhases, body));

/** A constructor: whatever it calls on the object needs no lock yet. */
export const isBuilding = ({ name }: FunctionSymbol): boolean => building.test(name);

const privatePhases: Analysis<FunctionSymbol, boolean> = defineAnalysis<FunctionSymbol, boolean>({
  name: 'private-phases',
  bottom: true,
  compute: (fn, context) => {
    if (
      building.test(fn.name) ||
      apart.test(fn.name) ||
      forking.test(fn.name) ||
      saysLocked.test(fn.name) ||
      wordsOfLocked.test(docstring(fn))
    )
      return true;
    if (decoratorNames(fn).includes('classmethod') && /^(from_|create|make|new|build|open|load)/.test(fn.name)) return true;
    const outer = fn.scope.parent?.owner;
    if (outer?.kind === 'function') return context.get(privatePhases, outer) && saysLocked.test(outer.name);
    return isPrivate(fn) && calledWhileBuilding(fn, context);
  },
});

const isPrivate = (fn: FunctionSymbol): boolean => fn.cls !== undefined && /^_(?!_)|^__\w*[^_]$/.test(fn.name);

function calledWhileBuilding(fn: FunctionSymbol, context: Context): boolean {
  if (context.program.mentions(fn.name).some((site) => isCalledLater(site, fn, context))) return false;
  const callers = callersOf(fn, context);
  return (
    callers.length > 0 &&
    callers.every(({ caller, invocation }) => {
      const { receiver } = invocation;
      const onSelf = receiver?.kind === 'name' ? receiver.id === receiverName(caller) : receiver?.kind === 'call';
      return onSelf && context.get(privatePhases, caller);
    })
  );
}

/** A plain call in another phase says enough, without a look at how control flows there. */
function isCalledLater({ call, scope }: CallSite, fn: FunctionSymbol, context: Context): boolean {
  const caller = bodyOf(scope);
  if (caller?.kind !== 'function' || lastIdentifier(call.callee) !== fn.name) return false;
  return called(call, caller, context).some(({ callee }) => callee === fn) && !context.get(privatePhases, caller);
}

export function docstring(fn: FunctionSymbol): string {
  const [first] = fn.ir.body.statements;
  return first?.kind === 'expression' && first.value.kind === 'constant' && first.value.type === 'str' ? String(first.value.value) : '';
}

/** Through the receiver of the method around it. */
export function isOnSelf({ object, body }: Access): boolean {
  return object?.kind === 'name' && methodWithReceiver(object.id, body.scope) !== undefined;
}

/** Members of two branches of one `if` in a class or a module: a program has only one of them. */
export function areAlternatives(a: Body, b: Body): boolean {
  if (a.kind === 'module' || b.kind === 'module' || a.unit !== b.unit || a.unit.statement.kind !== 'if') return false;
  const { body } = a.unit.statement;
  const isFirst = (fn: FunctionSymbol): boolean => contains(body, fn.ir);
  return isFirst(a) !== isFirst(b);
}
