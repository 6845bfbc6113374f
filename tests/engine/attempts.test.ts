/** Attempts that are stopped between any two answers come to the same answers, and each comes further than the one before. */
import { expect, it } from 'vitest';
import type { Analysis } from '../../server/src/engine/analysis.ts';
import { Store } from '../../server/src/engine/store.ts';
import { Content } from '../../server/src/engine/tracked.ts';
import { Random } from '../support/random.ts';

class Place {
  readonly name: string;
  readonly #content: Content;
  #next: readonly Place[] = [];

  constructor(name: string, store: Store) {
    this.name = name;
    this.#content = new Content(store);
  }

  get next(): readonly Place[] {
    this.#content.read();
    return this.#next;
  }

  lead(next: readonly Place[]): void {
    this.#next = next;
    this.#content.changed();
  }
}

/** Names of all that can be reached: a knot wherever the way leads back. */
const reached: Analysis<Place, ReadonlySet<string>, Store> = {
  name: 'reached',
  bottom: new Set(),
  compute: (place, store) => new Set([place.name, ...place.next.flatMap((next) => [...store.get(reached, next, store)])]),
};
const count: Analysis<Place, number, Store> = {
  name: 'count',
  firewall: true,
  compute: (place, store) => store.get(reached, place, store).size,
};
const total: Analysis<Place, number, Store> = {
  name: 'total',
  compute: (place, store) => place.next.reduce((sum, next) => sum + store.get(count, next, store), 0),
};

function link(places: readonly Place[], random: Random): void {
  for (const place of places) if (random.once(2)) place.lead(Array.from({ length: random.below(3) }, () => random.of(places)));
}

/** Stops as soon as it may; with how many attempts it took. */
function inAttempts<T>(store: Store, ask: () => T): { readonly answer: T; readonly attempts: number } {
  for (let attempts = 1; attempts < 10_000; attempts++) {
    const done = store.attempt(ask, () => true);
    if (done) return { ...done, attempts };
  }
  throw new Error('comes to no end');
}

it('comes to the same answers in small steps, edit after edit', () => {
  let most = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const store = new Store(true);
    const places = Array.from({ length: 14 }, (_, index) => new Place(`p${index}`, store));
    const random = new Random(seed);
    for (let edit = 0; edit < 5; edit++) {
      link(places, random);
      const anew = new Store(false);
      for (const place of places) {
        const { answer, attempts } = inAttempts(store, () => store.get(total, place, store));
        expect(answer, `seed ${seed}, edit ${edit}, ${place.name}`).toBe(anew.get(total, place, anew));
        most = Math.max(most, attempts);
      }
    }
  }
  expect(most).toBeGreaterThan(5);
});

it('keeps what it has settled', () => {
  const store = new Store(true);
  const places = Array.from({ length: 10 }, (_, index) => new Place(`p${index}`, store));
  const hub = new Place('hub', store);
  hub.lead(places);
  const { answer, attempts } = inAttempts(store, () => store.get(total, hub, store));
  // Two answers for each place, each settled once; the question itself is begun again in each attempt.
  expect([answer, store.computed - attempts]).toEqual([places.length, 2 * places.length]);
});

it('begins what is around a question once, however often that has paused', () => {
  const store = new Store(true);
  const around: Analysis<Place, number, Store> = { name: 'around', compute: (place) => store.get(total, place, store) };
  let begun = 0;
  const outermost: Analysis<Place, number, Store> = {
    name: 'outermost',
    compute: (place) => {
      begun += 1;
      return store.get(around, place, store);
    },
  };
  const hub = new Place('hub', store);
  hub.lead(Array.from({ length: 10 }, (_, index) => new Place(`p${index}`, store)));
  const { answer, attempts } = inAttempts(store, () => store.get(outermost, hub, store));
  expect(answer).toBe(10);
  expect(attempts).toBeGreaterThan(10);
  expect(begun).toBeLessThan(4);
});

it('comes to the right answers when something changes between two attempts', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const store = new Store(true);
    const places = Array.from({ length: 14 }, (_, index) => new Place(`p${index}`, store));
    const random = new Random(seed);
    for (let edit = 0; edit < 8; edit++) {
      link(places, random);
      const place = random.of(places);
      for (let attempts = random.below(6); attempts > 0; attempts--)
        store.attempt(
          () => store.get(total, place, store),
          () => true,
        );
      link(places, random);
      store.tidy();
      const anew = new Store(false);
      expect(inAttempts(store, () => store.get(total, place, store)).answer, `seed ${seed}, edit ${edit}`).toBe(
        anew.get(total, place, anew),
      );
    }
  }
});

it('hands on what is no pause', () => {
  const store = new Store(true);
  const broken: Analysis<object, number, Store> = {
    name: 'broken',
    compute: () => {
      throw new RangeError('broken');
    },
  };
  expect(() =>
    store.attempt(
      () => store.get(broken, {}, store),
      () => true,
    ),
  ).toThrow(RangeError);
  expect(store.get(count, new Place('p', store), store)).toBe(1);
});
