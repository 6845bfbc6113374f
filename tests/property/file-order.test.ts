/**
 * What is found does not depend on the order in which files are put in or asked, nor on whether a file is open, closed
 * and opened again, or was asked before the others were there.
 */
import { describe, expect, it, vi } from 'vitest';
import type { Files } from '../support/check.ts';
import { Random, seeds } from '../support/random.ts';
import { Desk, folder, freshly, noCrash, parser } from './desk.ts';
import { severalFiles } from './programs.ts';
import { foundAnew, World } from './worlds.ts';

vi.setConfig({ testTimeout: 600_000 });

const reordered = (files: Files, random: Random): Files =>
  Object.fromEntries(random.shuffled(Object.keys(files)).map((file) => [file, files[file] ?? '']));

const inFolder = (files: Files): Files => Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text]));

describe.each(severalFiles)('$name', ({ files }) => {
  it.each(seeds(4))('put in and asked in any order (seed %i)', (seed) => {
    const order = reordered(files, new Random(seed));
    expect(foundAnew(order), `SEED=${seed} order ${Object.keys(order)}`).toEqual(foundAnew(files));
  });

  it.each(seeds(4))('one file after the other, asked in between (seed %i)', (seed) => {
    const random = new Random(seed);
    const order = Object.entries(reordered(files, random));
    const world = new World();
    try {
      for (let count = 1; count <= order.length; count++) {
        world.show(Object.fromEntries(order.slice(0, count)));
        for (const [file, text] of random.shuffled(order.slice(0, count))) world.found(file, text);
      }
      const found = Object.fromEntries(order.map(([file, text]) => [file, world.found(file, text)]));
      expect(found, `SEED=${seed} order ${order.map(([file]) => file)}`).toEqual(foundAnew(files));
    } finally {
      world.dispose();
    }
  });

  it.each(seeds(4))('opened, closed and opened again in any order (seed %i)', (seed) => {
    const random = new Random(seed);
    const expected = freshly(inFolder(files), folder);
    const desk = new Desk(folder);
    try {
      for (const [file, text] of Object.entries(reordered(inFolder(files), random))) {
        desk.open(file, text);
        if (random.once(2)) desk.said(file);
        if (random.once(3)) desk.close(file);
      }
      for (const [file, text] of Object.entries(reordered(inFolder(files), random))) desk.open(file, text);
      const said = Object.fromEntries(random.shuffled(Object.keys(expected)).map((file) => [file, desk.said(file)]));
      expect(said, `SEED=${seed}`).toEqual(expected);
      noCrash(desk);
    } finally {
      desk.closeAll();
    }
  });

  it.each(seeds(4))('some open, some only on the disk (seed %i)', (seed) => {
    const random = new Random(seed);
    const expected = freshly(inFolder(files), folder);
    const desk = new Desk(folder);
    try {
      for (const [file, text] of Object.entries(reordered(inFolder(files), random))) {
        if (random.once(2)) desk.open(file, text);
        else desk.put(file, text);
      }
      // What an open file imports is known once it is parsed; the server takes in what waits then.
      for (const file of Object.keys(expected)) desk.said(file);
      desk.takeIn();
      const said = Object.fromEntries(random.shuffled(Object.keys(expected)).map((file) => [file, desk.said(file)]));
      expect(said, `SEED=${seed}`).toEqual(expected);
      noCrash(desk);
    } finally {
      desk.closeAll();
      for (const file of Object.keys(expected)) desk.remove(file);
    }
    expect(parser.trees.made).toBe(parser.trees.deleted);
  });
});
