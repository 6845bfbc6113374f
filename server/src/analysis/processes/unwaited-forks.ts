/**
 * `os.fork()` in a program that never waits for a child: each one stays as a zombie. Errs towards silence: whoever looks at
 * `SIGCHLD`, or leaves in the parent to become a daemon, and an id that somebody else gets.
 */
import type { Call, Expression } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { Statement } from '../../ir/statement.ts';
import { expressionsOf, forEachExpression, forEachStatement, unwrap } from '../../ir/visit.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { lastIdentifier, type ModuleSymbol, moduleScope } from '../../semantic/symbols.ts';
import { isSurely } from '../calls/sure-names.ts';
import { type Body, defineAnalysis, moduleOf } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import { usesOf } from '../objects/name-uses.ts';

export interface UnwaitedFork {
  readonly call: Call;
  readonly unit: Unit;
}

const waits = ['wait', 'waitpid', 'wait3', 'wait4', 'waitid', 'pidfd_open', 'WNOHANG'];
const leaving = /^(exit|_exit|quit|exec[lv]p?e?|setsid|daemonize)$/;

/** In source order. */
export const unwaitedForks = defineAnalysis<Body, readonly UnwaitedFork[]>({
  name: 'unwaited-forks',
  compute: (body, context) => {
    const forks = body.calls.filter(
      ({ call, scope }) => lastIdentifier(call.callee) === 'fork' && isSurely(call.callee, scope, context, (name) => name === 'os.fork'),
    );
    if (forks.length !== 1 || context.get(isWaitedFor, moduleOf(body)) || seesToChildren(body)) return [];
    return forks.flatMap(({ call, unit }) => (isOwn(call, body) && goesOn(call, body) ? [{ call, unit }] : []));
  },
});

/** Anybody in the same file, and whoever waits for any child at all; what is not known may do it. */
const isWaitedFor = defineAnalysis<ModuleSymbol, boolean>({
  name: 'is-child-waited-for',
  compute: (module, { program, evaluator }) =>
    waits.some((name) =>
      program.mentions(name).some(({ call, scope }) => {
        const { callee } = call;
        if (moduleScope(scope).owner !== module && isForOne(call)) return false;
        if (callee.kind === 'attribute' && name === 'wait') return lastIdentifier(callee.object) === 'os';
        const { values, open } = evaluator.evaluate(callee, scope);
        return open || values.some((value) => /^(os|posix)\./.test(qualifiedNameOf(value) ?? 'os.'));
      }),
    ),
});

/** `waitpid(child, 0)`, not `waitpid(-1, 0)`. */
const isForOne = ({ callee, arguments: [first] }: Call): boolean =>
  lastIdentifier(callee) === 'waitpid' && first !== undefined && first.value.kind !== 'unary' && first.value.kind !== 'constant';

/** The file handles `SIGCHLD`, or the function is about daemons. */
function seesToChildren(body: Body): boolean {
  const module = moduleOf(body);
  if (body.kind === 'function' && body.mentioned.has('setsid')) return true;
  const words = /^(SIGCHLD|SIGCLD|waitstatus_to_exitcode)$/;
  let found = module.functions.some(({ mentioned }) => [...mentioned].some((word) => words.test(word)));
  forEachStatementOf(module, (statement) => {
    for (const expression of expressionsOf(statement)) {
      forEachExpression(expression, (node) => {
        found ||= words.test(lastIdentifier(node) ?? '');
        return !found;
      });
    }
  });
  return found;
}

/** The id is looked at here and given to nobody. */
function isOwn(call: Call, body: Body): boolean {
  let name: string | undefined;
  let isTested = false;
  const tests = new Set<Expression>();
  const collect = (root: Expression): void =>
    forEachExpression(root, (node) => {
      tests.add(node);
      return undefined;
    });
  forEachStatementOf(body, (statement) => {
    if (statement.kind === 'assign' && unwrap(statement.value) === call && statement.targets.length === 1)
      name = statement.targets[0]?.kind === 'name' ? statement.targets[0].id : undefined;
    if (statement.kind === 'if') {
      collect(statement.test);
      isTested ||= tests.has(call);
    }
    if (statement.kind === 'expression' && statement.value.kind === 'call' && lastIdentifier(statement.value.callee) === 'print')
      collect(statement.value);
  });
  return isTested || (name !== undefined && usesOf(name, body).every(({ node, attribute }) => attribute === undefined && tests.has(node)));
}

/** The parent does not leave at once. */
function goesOn(call: Call, body: Body): boolean {
  let leaves = false;
  let isBehind = false;
  forEachStatementOf(body, (statement) => {
    isBehind ||= statement.start <= call.start && call.end <= statement.end;
    if (isBehind && statement.kind === 'if') for (const branch of parentsOf(statement)) leaves ||= isLeaving(branch);
  });
  return !leaves;
}

/** `if pid:`, `if pid > 0:`, the `else` of `if pid == 0:`; of anything else both. */
function parentsOf({ test, body, orElse }: Statement & { kind: 'if' }): readonly (Statement & { kind: 'if' })['body'][] {
  const node = unwrap(test);
  const isChild = node.kind === 'not' || (node.kind === 'comparison' && node.operators.length === 1 && node.operators[0] === '==');
  return isChild ? (orElse ? [orElse] : []) : [body];
}

function isLeaving(branch: (Statement & { kind: 'if' })['body']): boolean {
  let found = false;
  forEachStatement(branch, (statement) => {
    found ||= statement.kind === 'raise';
    for (const expression of expressionsOf(statement)) {
      forEachExpression(expression, (node) => {
        found ||= node.kind === 'call' && leaving.test(lastIdentifier(node.callee) ?? '');
        return !found;
      });
    }
  });
  return found;
}
