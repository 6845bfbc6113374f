/**
 * Pairs of names of which the second takes back what the first did: `register` and `unregister`, `start` and `stop`.
 * By spelling, which errs on the side of silence: `begin` and `commit` are no pair, for a commit is to be skipped when
 * something goes wrong.
 */

const pairs: readonly (readonly [string, string])[] = [
  ['acquire', 'release'],
  ['open', 'close'],
  ['start', 'stop'],
  ['start', 'join'],
  ['begin', 'end'],
  ['enable', 'disable'],
  ['disable', 'enable'],
  ['lock', 'unlock'],
  ['push', 'pop'],
  ['enter', 'exit'],
  ['enter', 'leave'],
  ['register', 'unregister'],
  ['connect', 'disconnect'],
  ['attach', 'detach'],
  ['append', 'remove'],
  ['append', 'pop'],
  ['add', 'remove'],
  ['add', 'discard'],
  ['set', 'reset'],
  ['set', 'clear'],
  ['set', 'unset'],
  ['subscribe', 'unsubscribe'],
  ['pause', 'resume'],
  ['suspend', 'resume'],
  ['block', 'unblock'],
  ['freeze', 'unfreeze'],
  ['mount', 'unmount'],
  ['install', 'uninstall'],
  ['activate', 'deactivate'],
  ['hide', 'show'],
  ['patch', 'unpatch'],
];

/** Whether `second` takes back what `first` did: the names differ in the pair of words alone. */
export const takesBack = (first: string, second: string): boolean =>
  pairs.some(([one, other]) => {
    const parts = wordsOf(first);
    return parts.includes(one) && parts.map((word) => (word === one ? other : word)).join('_') === wordsOf(second).join('_');
  });

const wordsOf = (name: string): readonly string[] => name.replace(/^_+/, '').split('_');

const endings: ReadonlySet<string> = new Set([
  'close',
  'aclose',
  'release',
  'shutdown',
  'stop',
  'terminate',
  'kill',
  'disconnect',
  'unlock',
  'cleanup',
  'clean_up',
  'teardown',
  'tear_down',
  'dispose',
  'quit',
  'unlink',
  'remove',
  'rmtree',
]);

/** A method that ends the life of its object, or a function that ends that of its argument. */
export const isEnding = (name: string): boolean => endings.has(name);
