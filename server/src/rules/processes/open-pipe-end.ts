import { type Body, locate, nameOf } from '../../analysis/context.ts';
import type { Location } from '../../analysis/location.ts';
import { type OpenPipeEnd, openPipeEnds } from '../../analysis/processes/open-pipe-ends.ts';
import { isForked } from '../../analysis/processes/start-methods.ts';
import { isTest } from '../../analysis/tests.ts';
import { render } from '../../ir/render.ts';
import { defineRule } from '../definition.ts';
import type { Step, ThreadFlow } from '../rule.ts';

/** Somebody reads until the pipe is closed, and one end is still open in the process that waits. */
export const openPipeEnd = defineRule({
  code: 'PC0717',
  name: 'open-pipe-end',
  family: 'processes',
  severity: 'warning',
  confidence: 'high',
  words: ['Pipe', 'recv', 'recv_bytes'],
  messages: { reads: ['call', 'object'], joined: ['call', 'function', 'object'] },
  check(body, pass) {
    if (isTest(body)) return;
    for (const found of pass.context.get(openPipeEnds, body)) {
      const { how, end, read, pipe, site, child, join } = found;
      const call = join ? render(join.call) : read.text;
      const at = placeOf(found, body);
      const where = join ? at : locate(body, read.unit, read.whole);
      pass.report({
        ...(how === 'joined'
          ? { message: 'joined', args: { call, function: nameOf(child), object: end } }
          : { message: 'reads', args: { call, object: end } }),
        at,
        related: [
          { at: locate(site.body, pipe.unit, pipe.call), verb: 'created-here', object: render(pipe.call) },
          { at: locate(site.body, site.unit, site.call), verb: 'handed-over-here', object: nameOf(child) },
        ],
        witness: schedule(found, at, call),
        fixes: how === 'joined' && isForked(pass.context) ? [] : [{ fix: 'close-end', args: { end }, safe: true, at: where }],
      });
    }
  },
});

const placeOf = ({ read, join }: OpenPipeEnd, body: Body): Location =>
  join ? locate(body, join.unit, join.call) : locate(body, read.unit, read.end);

function schedule({ how, end, read, reader, pipe, site, child }: OpenPipeEnd, at: Location, call: string): readonly ThreadFlow[] {
  const opened: Step = { at: locate(site.body, pipe.unit, pipe.call), verb: 'keeps-open', object: end };
  const waits: Step = { at, verb: 'waits-for-ever', object: call };
  const reads: Step = { at: locate(reader, read.unit, read.end), verb: 'waits-for-ever', object: read.text };
  const spawned = locate(site.body, site.unit, site.call);
  const main = { role: 'main-process', name: nameOf(site.body) };
  const other = { role: 'child-process', name: nameOf(child) };
  switch (how) {
    case 'parent':
      return [
        { ...main, steps: [opened] },
        { ...other, steps: [{ at: spawned, verb: 'ends', object: nameOf(child) }] },
        { ...main, steps: [waits] },
      ];
    case 'child':
      return [
        { ...main, steps: [{ at: spawned, verb: 'starts', object: nameOf(child) }] },
        { ...other, steps: [{ ...opened, at: reads.at }, reads] },
      ];
    default:
      return [
        { ...main, steps: [opened] },
        { ...other, steps: [reads] },
        { ...main, steps: [waits] },
      ];
  }
}
