/**
 * Two pipes of one child process, read to the end one after the other: while the first is read, the child may fill the
 * second, and waits. Errs towards silence: the process is made in the same body, and both streams surely go into pipes.
 */
import { append } from '../../base/multi-map.ts';
import type { Call } from '../../ir/expression.ts';
import type { Unit } from '../../ir/module.ts';
import type { CallSite } from '../../semantic/symbols.ts';
import { isSurely } from '../calls/sure-names.ts';
import { type Body, type Context, defineAnalysis } from '../context.ts';
import { madeHere } from '../objects/made-here.ts';

export interface PipesOneByOne {
  readonly first: Call;
  readonly second: Call;
  readonly unit: Unit;
  readonly process: string;
}

/** One for each process. */
export const pipesOneByOne = defineAnalysis<Body, readonly PipesOneByOne[]>({
  name: 'pipes-one-by-one',
  compute: (body, context) => {
    const byProcess = new Map<string, StreamRead[]>();
    for (const site of body.calls) {
      const read = readOf(site);
      if (read) append(byProcess, read.process, read);
    }
    return [...byProcess].flatMap(([process, reads]) => {
      const [first] = reads;
      const second = reads.find(({ stream, unit }) => stream !== first?.stream && unit === first?.unit);
      return first && second && hasTwoPipes(process, body, context)
        ? [{ first: first.call, second: second.call, unit: first.unit, process }]
        : [];
    });
  },
});

interface StreamRead {
  readonly call: Call;
  readonly unit: Unit;
  readonly process: string;
  readonly stream: string;
}

/** `process.stdout.read()` */
function readOf({ call, unit }: CallSite): StreamRead | undefined {
  const { callee } = call;
  if (callee.kind !== 'attribute' || !/^(read|readlines)$/.test(callee.name) || call.arguments.length > 0) return undefined;
  const stream = callee.object;
  if (stream.kind !== 'attribute' || !/^(stdout|stderr)$/.test(stream.name) || stream.object.kind !== 'name') return undefined;
  return { call, unit, process: stream.object.id, stream: stream.name };
}

function hasTwoPipes(process: string, body: Body, context: Context): boolean {
  const site = madeHere(process, /^subprocess\.Popen$/, body, context);
  const isPipe = (name: string): boolean => {
    const given = site?.call.arguments.find(({ keyword }) => keyword === name)?.value;
    return given !== undefined && site !== undefined && isSurely(given, site.scope, context, (found) => found === 'subprocess.PIPE');
  };
  return isPipe('stdout') && isPipe('stderr');
}
