/**
 * The statements that run while a lock taken by a plain `acquire()` is held, as far as one suite tells. An
 * abstract run over the statements after the acquire carries the set of states the lock may be in. It is
 * proved that every `release()` finds the lock held and that nothing of weight runs after it inside the
 * section; whatever cannot be proved gives `undefined` (no fix, never a wrong one).
 */
import type { Expression } from '../ir/expression.ts';
import type { Statement, Try, With } from '../ir/statement.ts';
import { unwrap } from '../ir/visit.ts';
import type { FixContext } from './fix.ts';
import { type Placed, type Suite, spanOf, suitesOf } from './navigate.ts';
import { isQuiet } from './quiet.ts';
import { isEndless } from './reachability.ts';
import { sliceOf } from './source.ts';

/** Sets of states, as bits: 0 is unreachable. */
const held = 1;
const released = 2;

/** In which states control leaves a piece of code, by the way it leaves. */
interface Flow {
  readonly fall: number;
  readonly breaks: number;
  readonly continues: number;
  readonly returns: number;
  readonly raises: number;
}
const nowhere: Flow = { fall: 0, breaks: 0, continues: 0, returns: 0, raises: 0 };
const both = (a: Flow, b: Flow): Flow => ({
  fall: a.fall | b.fall,
  breaks: a.breaks | b.breaks,
  continues: a.continues | b.continues,
  returns: a.returns | b.returns,
  raises: a.raises | b.raises,
});
const anyOf = (flow: Flow): number => flow.fall | flow.breaks | flow.continues | flow.returns | flow.raises;

export interface Release {
  readonly suite: Suite;
  readonly placed: Placed;
}

export interface HeldRegion {
  /** Index in the suite of the last statement of the section. */
  readonly end: number;
  /** Every release inside the section. */
  readonly releases: readonly Release[];
  /** Control may go on behind the section, or around an enclosing loop, with the lock held. */
  readonly leaksOn: boolean;
  /** The function may return with the lock held. */
  readonly leaksOut: boolean;
}

/** `lock` is the source text of the lock; the section starts behind statement `index` of `suite`. */
export function heldRegion(context: FixContext, suite: Suite, index: number, lock: string): HeldRegion | undefined {
  return new Walk(context, lock).region(suite, index);
}

/** Whether a statement is `lock.release()` and nothing more. */
export function isRelease({ text }: FixContext, placed: Placed, lock: string): boolean {
  const call = placed.statement.kind === 'expression' ? placed.statement.value : undefined;
  if (call?.kind !== 'call' || call.arguments.length > 0 || call.callee.kind !== 'attribute') return false;
  return call.callee.name === 'release' && sliceOf(text, spanOf(placed, call.callee.object)) === lock;
}

class Walk {
  private readonly context: FixContext;
  private readonly lock: string;
  private readonly releases: Release[] = [];
  private refused = false;

  constructor(context: FixContext, lock: string) {
    this.context = context;
    this.lock = lock;
  }

  region(suite: Suite, index: number): HeldRegion | undefined {
    let flow: Flow = { ...nowhere, fall: held };
    let end = index;
    while (flow.fall & held && end + 1 < suite.statements.length) {
      end++;
      flow = this.after(flow, suite, end);
    }
    if (this.refused) return undefined;
    const leaksOn = ((flow.fall | flow.breaks | flow.continues) & held) !== 0;
    return { end, releases: this.releases, leaksOn, leaksOut: (flow.returns & held) !== 0 };
  }

  private after(before: Flow, suite: Suite, index: number): Flow {
    const placed = suite.statements[index];
    if (!placed || before.fall === 0) return before;
    return both({ ...before, fall: 0 }, this.statement(suite, placed, before.fall));
  }

  private suite(suite: Suite | undefined, entry: number): Flow {
    let flow: Flow = { ...nowhere, fall: entry };
    for (const index of suite?.statements.keys() ?? []) flow = this.after(flow, suite ?? { part: 'body', statements: [] }, index);
    return flow;
  }

  private refuse(): Flow {
    this.refused = true;
    return nowhere;
  }

  private statement(suite: Suite, placed: Placed, entry: number): Flow {
    if (isRelease(this.context, placed, this.lock)) return this.release(suite, placed, entry);
    if ((entry & released) === 0) return this.run(placed, entry);
    if (!isQuiet(placed.statement)) return this.refuse();
    const flow = this.run(placed, entry);
    return placed.statement.kind === 'raise' ? flow : { ...flow, raises: flow.raises & held };
  }

  private release(suite: Suite, placed: Placed, entry: number): Flow {
    if (entry !== held) return this.refuse();
    this.releases.push({ suite, placed });
    return { ...nowhere, fall: released };
  }

  private run(placed: Placed, entry: number): Flow {
    const { statement } = placed;
    switch (statement.kind) {
      case 'return':
        return { ...nowhere, returns: entry, raises: statement.value ? entry : 0 };
      case 'raise':
        return { ...nowhere, raises: entry };
      case 'break':
        return { ...nowhere, breaks: entry };
      case 'continue':
        return { ...nowhere, continues: entry };
      case 'pass':
      case 'global':
      case 'nonlocal':
        return { ...nowhere, fall: entry };
      case 'error':
        return this.refuse();
      default:
        return this.compound(placed, statement, entry);
    }
  }

  private compound(placed: Placed, statement: Statement, entry: number): Flow {
    const [body, orElse] = statement.kind === 'function' || statement.kind === 'class' ? [] : suitesOf(placed);
    const raises: Flow = { ...nowhere, raises: entry };
    switch (statement.kind) {
      case 'if':
        return both(raises, both(this.suite(body, entry), this.suite(orElse, entry)));
      case 'while':
      case 'for':
        return both(raises, this.loop(body, orElse, isEndless(statement), entry));
      case 'try':
        return this.attempt(placed, statement, entry);
      case 'with':
        return both(raises, this.with(statement, body, entry));
      case 'match':
        return suitesOf(placed)
          .map((each) => this.suite(each, entry))
          .reduce(both, { ...raises, fall: statement.cases.some((each) => each.irrefutable && !each.guard) ? 0 : entry });
      default:
        return { ...raises, fall: entry };
    }
  }

  private loop(body: Suite | undefined, orElse: Suite | undefined, endless: boolean, entry: number): Flow {
    const once = this.suite(body, entry);
    if ((once.fall | once.continues) & released) return this.refuse();
    const rest = this.suite(orElse, endless ? 0 : entry);
    return both({ ...once, fall: once.breaks, breaks: 0, continues: 0 }, rest);
  }

  /** The end of a `with` runs code of its own, so the lock must not be released inside, unless that code is known. */
  private with(statement: With, body: Suite | undefined, entry: number): Flow {
    const flow = this.suite(body, entry);
    const known = statement.items.every((item) => isPlainContext(item.context));
    return !known && anyOf(flow) & released ? this.refuse() : flow;
  }

  private attempt(placed: Placed, statement: Try, entry: number): Flow {
    const suites = suitesOf(placed);
    const body = this.suite(suites[0], entry);
    const handlers = suites.filter((suite) => suite.part === 'handler').map((suite) => this.suite(suite, body.raises));
    const orElse = this.suite(
      suites.find((suite) => suite.part === 'else'),
      body.fall,
    );
    const inner = [...handlers, orElse].reduce(both, { ...body, fall: 0 });
    return statement.finalBody ? this.finish(suites.at(-1), inner) : inner;
  }

  /** `finally` runs whichever way control leaves. */
  private finish(final: Suite | undefined, inner: Flow): Flow {
    const entry = anyOf(inner);
    const last = this.suite(final, entry);
    const to = (state: number): number => (state === 0 || last.fall === 0 ? 0 : entry === held ? last.fall : state);
    const passed: Flow = {
      fall: to(inner.fall),
      breaks: to(inner.breaks),
      continues: to(inner.continues),
      returns: to(inner.returns),
      raises: to(inner.raises),
    };
    return both(passed, { ...last, fall: 0 });
  }
}

/** `open(…)`, or a value whose name says that it is a lock. */
function isPlainContext(context: Expression): boolean {
  const node = unwrap(context);
  if (node.kind === 'call') return node.callee.kind === 'name' && node.callee.id === 'open';
  const name = node.kind === 'attribute' ? node.name : node.kind === 'name' ? node.id : '';
  return /lock|mutex|sem|cond/i.test(name);
}
