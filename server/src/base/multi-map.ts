/** Maps from a key to a list of items. */

/** Adds an item to the list of a key, which is made when there is none. */
export function append<K, T>(map: Map<K, T[]>, key: K, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
