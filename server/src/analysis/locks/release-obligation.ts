/**
 * Release obligations: from each `acquire()` on, is there a way out of the body that passes no `release()`?
 * A search over (node, path facts): facts keep `if flag: acquire()` … `if flag: release()` together. A way that
 * takes an exception edge of a call is exceptional. The typestate of a resource, decided by reachability.
 *
 * Errs on the side of silence: a call that is given the lock, or that releases it itself, ends the obligation.
 */
import { contains } from '../../base/span.ts';
import type { Call, Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import type { Statement } from '../../ir/statement.ts';
import { forEachExpression, unwrap } from '../../ir/visit.ts';
import type { CfgNode, Edge, NodeKind } from '../../semantic/flow/cfg.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { callUses } from '../flow/call-use.ts';
import { controlFlow, forEachStatementOf } from '../flow/control-flow.ts';
import { type Facts, factsAfter, noFacts, pathFacts } from '../flow/path-facts.ts';
import { quietNodes } from '../flow/raising.ts';
import { pathKey, pathOf } from '../objects/access-path.ts';
import { localName } from '../objects/escapes.ts';
import { type AttemptTests, attemptTests } from './attempt-tests.ts';
import { type LockEvent, lockEvents } from './lock-events.ts';
import { releasedByNode } from './releases.ts';

/** A way out with the lock still held: the nodes passed, the acquisition first. */
export interface Leak {
  readonly path: readonly CfgNode[];
  /** The call whose exception leaves, for exceptional ways. */
  readonly raising?: CfgNode;
}

export interface Obligation {
  readonly event: LockEvent;
  /** Releases of the same lock in this body. */
  readonly releases: readonly LockEvent[];
  readonly normal?: Leak;
  /** An exception is caught, and the handler leaves by a statement of its own. */
  readonly handled?: Leak;
  readonly exceptional?: Leak;
}

/** One per `acquire()` call of the body whose success is certain or tested. */
export const obligations = defineAnalysis<Body, readonly Obligation[]>({
  name: 'release-obligations',
  compute: (body, context) => {
    const events = context.get(lockEvents, body);
    const acquisitions = [...events.values()].filter(
      (event) => event.action === 'acquire' && event.call && (event.node.kind === 'call' || event.node.kind === 'await'),
    );
    const budget = { left: mostStates };
    return acquisitions.flatMap((event) => {
      const search = new Search(event, body, context, budget);
      return search.applies() ? [search.run()] : [];
    });
  },
});

interface State {
  readonly node: CfgNode;
  readonly facts: Facts;
  readonly from: State | undefined;
  readonly raising: CfgNode | undefined;
}

/** What the searches of one body may visit together: beyond, it is too entangled to decide, and nothing is reported. */
const mostStates = 20_000;

/** Events an exception starts from; other exception edges only pass one on. */
const raisers: ReadonlySet<NodeKind> = new Set(['call', 'await', 'yield', 'enter', 'access']);

class Search {
  private readonly event: LockEvent;
  private readonly body: Body;
  private readonly context: Context;
  private readonly events: ReadonlyMap<number, LockEvent>;
  private readonly attempts: AttemptTests;
  private readonly quiet: ReadonlySet<number>;
  private readonly budget: { left: number };

  constructor(event: LockEvent, body: Body, context: Context, budget: { left: number }) {
    this.event = event;
    this.budget = budget;
    this.body = body;
    this.context = context;
    this.events = context.get(lockEvents, body);
    this.attempts = context.get(attemptTests, body);
    this.quiet = context.get(quietNodes, body);
  }

  /** An attempt whose outcome nobody tests is another rule's; one that is handed on is nobody's. */
  applies(): boolean {
    if (this.event.mode === 'blocking') return this.event.call !== undefined && this.resultIsPlain(this.event.call);
    return this.isTested();
  }

  private isTested(): boolean {
    return [...this.attempts.values()].some((tested) => tested.includes(this.event));
  }

  private resultIsPlain(call: Call): boolean {
    return this.context.get(callUses, this.body).has(call) || this.isTested();
  }

  run(): Obligation {
    const found = this.explore();
    const releases = [...this.events.values()].filter(
      (other) => other.action === 'release' && other.via !== 'with' && other.lock.key === this.event.lock.key,
    );
    return { event: this.event, releases, ...found };
  }

  private explore(): { readonly normal?: Leak; readonly handled?: Leak; readonly exceptional?: Leak } {
    const { exit, raised } = this.context.get(controlFlow, this.body);
    const leaks: { normal?: Leak; handled?: Leak; exceptional?: Leak } = {};
    const seen = new Set<string>();
    const facts = this.context.get(pathFacts, this.body)[this.event.node.id] ?? noFacts;
    const work: State[] = [{ node: this.event.node, facts, from: undefined, raising: undefined }];
    for (let state = work.shift(); state; state = work.shift()) {
      this.budget.left -= 1;
      if (this.budget.left < 0) return {};
      if (state.node === exit || state.node === raised) {
        if (state.raising && (state.node === raised || !jumps(state))) leaks.exceptional ??= leakOf(state);
        else if (state.raising) leaks.handled ??= leakOf(state);
        else leaks.normal ??= leakOf(state);
        continue;
      }
      for (const next of this.steps(state)) {
        const key = `${next.node.id} ${next.raising ? 1 : 0} ${[...next.facts]
          .map(([condition, holds]) => condition + holds)
          .sort()
          .join('&')}`;
        if (!seen.has(key)) {
          seen.add(key);
          work.push(next);
        }
      }
    }
    return leaks;
  }

  private steps(state: State): readonly State[] {
    if (this.losesElement(state)) return [{ ...state, node: this.context.get(controlFlow, this.body).exit, from: state }];
    if (this.ends(state)) return [];
    return state.node.edges.flatMap((edge) => {
      if (!this.follows(state.node, edge)) return [];
      const facts = factsAfter(state.node, edge, state.facts, true);
      const raising = edge.kind === 'exception' && raisers.has(state.node.kind) ? (state.raising ?? state.node) : state.raising;
      return facts ? [{ node: edge.to, facts, from: state, raising }] : [];
    });
  }

  /** The obligation is met, handed on, or out of sight after this node. */
  private ends({ node }: State): boolean {
    const event = this.events.get(node.id);
    if (event && event.lock.key === this.event.lock.key && event !== this.event) {
      return event.action === 'release' || event.mode === 'blocking';
    }
    if (node === this.event.node) return false;
    if (node.kind === 'call' && node.expression?.kind === 'call' && this.handsOn(node.expression)) return true;
    if (node.kind === 'jump' && node.statement?.kind === 'return' && node.statement.value && this.mentionsRoot(node.statement.value))
      return true;
    if (node.kind === 'assign' && node.statement && this.keeps(node.statement)) return true;
    return this.rebinds(node) || (this.context.get(releasedByNode, this.body).get(node)?.has(this.event.lock.key) ?? false);
  }

  private follows(node: CfgNode, edge: Edge): boolean {
    if (node === this.event.node) return edge.kind !== 'exception';
    if (edge.kind === 'suppressed') return suppresses(node, this.body, this.context);
    if (edge.kind === 'exception') return !this.quiet.has(node.id);
    return (!this.attempts.get(node.id)?.includes(this.event) && !this.asksLocked(node)) || edge.kind === 'true';
  }

  /** `if lock.locked():` is true as long as the obligation stands. */
  private asksLocked({ kind, expression }: CfgNode): boolean {
    if (kind !== 'test' || expression?.kind !== 'call' || expression.callee.kind !== 'attribute' || expression.callee.name !== 'locked')
      return false;
    const path = pathOf(expression.callee.object, this.body.scope, this.context);
    return path !== undefined && pathKey(path) === this.event.lock.key;
  }

  /** The lock, or what gives it back, goes into the call. */
  private handsOn(call: Call): boolean {
    return call.arguments.some(({ value }) => {
      const inner = unwrap(value);
      const target = inner.kind === 'attribute' && inner.name === 'release' ? inner.object : inner;
      const path = target.kind === 'name' || target.kind === 'attribute' ? pathOf(target, this.body.scope, this.context) : undefined;
      return (
        path !== undefined &&
        (pathKey(path) === this.event.lock.key ||
          (path.root.kind === 'local' && path.attributes.length === 0 && path.root.id === this.event.lock.path.root.id))
      );
    });
  }

  /** The object that has the lock is stored somewhere: `taken[partition] = …`. */
  private keeps(statement: Statement): boolean {
    if (statement.kind !== 'assign') return false;
    return (
      this.mentionsRoot(statement.value) ||
      statement.targets.some((target) => target.kind === 'subscript' && target.indices.some((index) => this.mentionsRoot(index)))
    );
  }

  /** The object that has the lock is returned: whoever gets it can release it. */
  private mentionsRoot(value: Expression): boolean {
    const { root } = this.event.lock.path;
    if (root.kind !== 'local') return false;
    let found = false;
    forEachExpression(value, (node) => {
      found ||= node.kind === 'name' && root.id.endsWith(`.${node.id}`);
      return !found && node.kind !== 'attribute';
    });
    return found;
  }

  /** The next turn of a loop takes the variable away while the lock of the last element is still held, and no other loop over the same elements releases it. */
  private losesElement({ node }: State): boolean {
    const { root, attributes } = this.event.lock.path;
    const name = root.kind === 'local' ? localName(root) : undefined;
    if (name === undefined || attributes.length === 0 || !nextTurn(node, name) || node.statement?.kind !== 'for') return false;
    const loop = node.statement;
    const releases = [...this.events.values()].filter((event) => event.action === 'release' && event.lock.key === this.event.lock.key);
    const elsewhere = loopsOf(this.body).filter((other) => other !== loop && render(other.iterable) === render(loop.iterable));
    return releases.length > 0 && !releases.some((release) => elsewhere.some((other) => contains(other, release.at)));
  }

  /** The variable the lock is reached through gets another value: which lock is held can no longer be said. */
  private rebinds(node: CfgNode): boolean {
    const { root } = this.event.lock.path;
    if (root.kind !== 'local') return false;
    const name = localName(root);
    const { statement } = node;
    if (node.kind === 'assign' && statement?.kind === 'assign')
      return statement.targets.some((target) => target.kind === 'name' && target.id === name);
    return nextTurn(node, name);
  }
}

/** Whether the way ends with a statement that jumps, taken after the exception. */
function jumps(last: State): boolean {
  for (let state: State | undefined = last; state && state.node !== last.raising; state = state.from)
    if (state.node.kind === 'jump') return true;
  return false;
}

function leakOf(last: State): Leak {
  const path: CfgNode[] = [];
  for (let state: State | undefined = last; state; state = state.from) path.unshift(state.node);
  return last.raising ? { path, raising: last.raising } : { path };
}

const nextTurn = (node: CfgNode, name: string): boolean =>
  node.kind === 'test' &&
  !node.expression &&
  node.statement?.kind === 'for' &&
  node.statement.target.kind === 'name' &&
  node.statement.target.id === name;

function loopsOf(body: Body): readonly (Statement & { kind: 'for' })[] {
  const loops: (Statement & { kind: 'for' })[] = [];
  forEachStatementOf(body, (statement) => {
    if (statement.kind === 'for') loops.push(statement);
  });
  return loops;
}

function suppresses(node: CfgNode, body: Body, context: Context): boolean {
  const manager = node.item?.context;
  if (!manager) return false;
  return context.evaluator
    .evaluate(manager, body.scope)
    .values.some((value) => value.kind === 'instance' && value.type === 'contextlib.suppress');
}
