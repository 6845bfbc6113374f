/**
 * Calls of a body that keep its thread waiting, by the facts of `models/`: what each waits for, and whether the text
 * says how long at most. A call is evaluated only when its spelling can be one of the table's. Errs on the side of
 * "does not block": a receiver of unknown type, an argument whose value nobody knows, are no finding.
 */
import { argumentAt } from '../../ir/arguments.ts';
import type { Argument, Call, Expression } from '../../ir/expression.ts';
import { render } from '../../ir/render.ts';
import { someExpression, unwrap } from '../../ir/visit.ts';
import type { BlockingModel } from '../../models/blocking.ts';
import type { ArgumentValue, Parameter } from '../../models/shape.ts';
import { leads } from '../../semantic/leading-names.ts';
import { qualifiedNameOf } from '../../semantic/parameter-flow.ts';
import { type CallSite, type FunctionSymbol, lastIdentifier } from '../../semantic/symbols.ts';
import type { Value } from '../../semantic/value.ts';
import { type Body, type Context, defineAnalysis, locate } from '../context.ts';
import { forEachStatementOf } from '../flow/control-flow.ts';
import type { Location } from '../location.ts';
import { blockingNames } from './blocking-names.ts';

export interface BlockingCall {
  readonly call: Call;
  readonly at: Location;
  /** Canonical: `time.sleep`, `queue.Queue#get`. */
  readonly name: string;
  /** The user's text of what is called. */
  readonly text: string;
  /** What it waits for, in the words of the table: `timer`, `network`, `queue`, `thread`, `future`, … */
  readonly kind: string;
  readonly duration: BlockingModel['blocks'];
  /** The text says how long it waits at most: a timeout, or what it sleeps. */
  readonly bounded: boolean;
  /** That time in seconds, where it is a literal. */
  readonly seconds?: number;
  /** It gives up its receiver's lock while it waits. */
  readonly frees: boolean;
}

/** In source order; those of nested functions are not among them. */
export const blockingCalls = defineAnalysis<Body, readonly BlockingCall[]>({
  name: 'blocking-calls',
  compute: (body, context) => {
    const names = context.get(blockingNames, context);
    return body.calls.flatMap((site) => (leads(names, site.call.callee, site.scope) ? blockingAt(site, body, context) : []));
  },
});

function blockingAt(site: CallSite, body: Body, context: Context): readonly BlockingCall[] {
  const { call, scope, unit } = site;
  const { values } = context.evaluator.evaluate(call.callee, scope);
  const known = values.filter((value) => value.kind !== 'constant');
  const models = known.map((value) => modelOf(value, context));
  const [first] = models;
  if (!first || models.some((each) => each?.model.on !== first.model.on)) return [];
  const wait = waitOf(call, first.model, first.name);
  if (
    !wait ||
    (first.model.when === 'bounded' && !known.some((value) => isBounded(value) && !isFilled(value, body))) ||
    !isGivenHost(call, first.model)
  )
    return [];
  if (first.model.when === 'blocking-mode' && /#(connect|send\w*)$/.test(first.name) && known.some(isDatagram)) return [];
  if (first.model.on === 'dns' && body.kind === 'function' && isThisMachine(call, body)) return [];
  const { on, blocks, frees } = first.model;
  return [{ call, at: locate(body, unit, call), name: first.name, text: render(call.callee), kind: on, duration: blocks, frees, ...wait }];
}

function modelOf(value: Value, context: Context): { readonly name: string; readonly model: BlockingModel } | undefined {
  const name = qualifiedNameOf(value);
  const model = name === undefined ? undefined : context.models.blocking(name);
  return name !== undefined && model ? { name, model } : undefined;
}

/** Some clients connect at once when they are told where to. */
const isGivenHost = (call: Call, { when }: BlockingModel): boolean => when !== 'given-host' || argumentAt(call, 0, 'host') !== undefined;

/** Its own name a machine finds without asking anybody: a literal, or what was just compared with one. */
function isThisMachine(call: Call, fn: FunctionSymbol): boolean {
  const host = call.arguments[0] && unwrap(call.arguments[0].value);
  if (!host || isOwnName(host)) return host !== undefined;
  let found = false;
  forEachStatementOf(fn, (statement) => {
    if (statement.kind !== 'if' || statement.body.start > call.start || statement.body.end < call.end) return;
    const test = unwrap(statement.test);
    const operands =
      test.kind === 'comparison' && test.operators.length === 1 && test.operators[0] === '==' ? test.operands.map(unwrap) : [];
    found ||= operands.some(isOwnName) && operands.some((operand) => render(operand) === render(host));
  });
  return found;
}

const isOwnName = (node: Expression): boolean =>
  node.kind === 'constant' && typeof node.value === 'string' && /^(localhost|127(\.\d+){3}|::1|)$/.test(node.value);

/** A constructor that puts something in the queue it makes: there is room, or no object would ever come about. */
const isFilled = (value: Value, body: Body): boolean =>
  body.kind === 'function' && body.name === '__init__' && constructionOf(value)?.scope === body.scope;

const constructionOf = (value: Value): CallSite | undefined =>
  value.kind === 'library-method' ? (value.receiver.origin ?? value.receiver.site) : undefined;

/** A queue that was given a size; without one it takes whatever is put. */
function isBounded(value: Value): boolean {
  const made = constructionOf(value);
  const size = made && argumentAt(made.call, 0, 'maxsize');
  const given = size && unwrap(size.value);
  return given !== undefined && !(given.kind === 'constant' && typeof given.value === 'number' && given.value <= 0);
}

/** A socket without connections: where it sends to is noted, and what it sends is gone at once. */
function isDatagram(value: Value): boolean {
  const made = constructionOf(value);
  const type = made && argumentAt(made.call, 1, 'type');
  return type !== undefined && saysSo(type.value, 'SOCK_DGRAM');
}

/** How long; undefined where it may not wait at all. */
function waitOf(call: Call, model: BlockingModel, name: string): Pick<BlockingCall, 'bounded' | 'seconds'> | undefined {
  const starred = call.arguments.some(({ star }) => star !== 0);
  if (starred && (model.unless || model.timeout)) return undefined;
  if (model.unless && returnsAtOnce(call, model.unless)) return undefined;
  const given = model.on === 'timer' ? call.arguments[0] : model.timeout && argumentFor(call, model.timeout);
  const value = given && unwrap(given.value);
  if (!value || (value.kind === 'constant' && value.value === null)) return { bounded: model.on === 'timer' && name !== '' };
  return value.kind === 'constant' && typeof value.value === 'number' ? { bounded: true, seconds: value.value } : { bounded: true };
}

/** An argument whose value cannot be read may be the one that counts. */
function returnsAtOnce(call: Call, { parameter, value }: ArgumentValue): boolean {
  const argument = argumentFor(call, parameter);
  if (!argument) return false;
  const given = unwrap(argument.value);
  return given.kind === 'constant' ? spelling(given) === value : !/^\d+$/.test(value) || saysSo(given, value);
}

const argumentFor = (call: Call, { index, keyword }: Parameter): Argument | undefined =>
  index < 0 ? call.arguments.find((each) => each.keyword === keyword) : argumentAt(call, index, keyword);

function saysSo(root: Expression, value: string): boolean {
  return someExpression(root, (node) => lastIdentifier(node) === value);
}

/** A constant as Python writes it. */
const spelling = (node: Expression & { kind: 'constant' }): string =>
  typeof node.value === 'boolean' ? (node.value ? 'True' : 'False') : node.value === null ? 'None' : String(node.value);
