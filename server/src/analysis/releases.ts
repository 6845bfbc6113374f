/** Which code gives a lock back: calls that release it for their caller, and other bodies that release the same lock (a hand-over). */
import type { Call } from '../ir/expression.ts';
import { forEachExpressionIn, unwrap } from '../ir/visit.ts';
import type { CallSite, FunctionSymbol } from '../semantic/symbols.ts';
import { type AbstractLock, lockAt } from './abstract-lock.ts';
import { bodyOf, type Body, type Context, defineAnalysis } from './context.ts';
import { translated } from './frames.ts';

interface Release { readonly lock: AbstractLock; readonly body: Body; readonly call: Call }

/** Every explicit release of the program, `x.release` that is only mentioned (a callback) included. */
const releases = defineAnalysis<Context, readonly Release[]>({
  name: 'releases',
  compute: (_, context) => {
    const sites = ['release', '__exit__', '__aexit__'].flatMap((name) => context.program.mentions(name));
    return sites.flatMap((site) => releaseAt(site, context));
  },
});

function releaseAt(site: CallSite, context: Context): readonly Release[] {
  const body = bodyOf(site.scope);
  if (!body) return [];
  const mentioned = [site.call.callee, ...site.call.arguments.map((argument) => unwrap(argument.value))];
  return mentioned.flatMap((node) => {
    const lock = node.kind === 'attribute' && /^(release|__a?exit__)$/.test(node.name) ? lockAt(node.object, site.scope, context) : undefined;
    return lock ? [{ lock, body, call: site.call }] : [];
  });
}

/** Whether a body other than `body` releases this lock, or one constructed at the same place: then holding it on return may be the plan. */
export function releasedElsewhere(lock: AbstractLock, body: Body, context: Context): boolean {
  return context.get(releases, context).some((release) => release.body !== body && same(release.lock, lock, release.body, body));
}

function same(left: AbstractLock, right: AbstractLock, leftBody: Body, rightBody: Body): boolean {
  if (left.sites.some((site) => right.sites.includes(site))) return true;
  const last = (lock: AbstractLock): string | undefined => lock.path.attributes[lock.path.attributes.length - 1];
  if (last(left) !== undefined && last(left) === last(right)) return true;
  const sameFrame = left.path.root.kind !== 'parameter' && left.path.root.kind !== 'self' && left.path.root.kind !== 'local';
  return sameFrame && left.key === right.key && leftBody !== rightBody;
}

/** Whether calling releases `lock` of the caller: the callee contains a release of it that it did not take itself before. */
export function releasedByCall(call: Call, body: Body, lock: AbstractLock, context: Context): boolean {
  const targets = context.evaluator.evaluate(call.callee, body.scope).values;
  return targets.some((target) => {
    if (target.kind !== 'function' && target.kind !== 'bound') return false;
    return releasedIn(target.fn, context).some((inner) => translated(inner.path, call, target.fn, body, context) === lock.key);
  });
}

function releasedIn(fn: FunctionSymbol, context: Context): readonly AbstractLock[] {
  const found: AbstractLock[] = [];
  forEachExpressionIn(fn.ir.body, (node) => {
    if (node.kind === 'call' && node.callee.kind === 'attribute' && node.callee.name === 'release') {
      const lock = lockAt(node.callee.object, fn.scope, context);
      if (lock) found.push(lock);
    }
    return undefined;
  });
  return found;
}

