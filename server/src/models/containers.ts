/**
 * Built-in containers: which methods change them, and which of those one thread does in one step on a build with the
 * GIL. Facts from the documentation of the built-in types and of `collections`.
 */

export type ContainerType = 'list' | 'dict' | 'set' | 'deque';

/** Canonical constructor → what its objects behave like. */
const constructors: Readonly<Record<string, ContainerType>> = {
  list: 'list',
  bytearray: 'list',
  dict: 'dict',
  set: 'set',
  'array.array': 'list',
  'collections.deque': 'deque',
  'collections.OrderedDict': 'dict',
  'collections.defaultdict': 'dict',
  'collections.Counter': 'dict',
  'collections.UserDict': 'dict',
  'collections.UserList': 'list',
  'weakref.WeakValueDictionary': 'dict',
  'weakref.WeakKeyDictionary': 'dict',
  'weakref.WeakSet': 'set',
};

export const containerType = (name: string): ContainerType | undefined =>
  Object.hasOwn(constructors, name) ? constructors[name] : undefined;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const mutators: Readonly<Record<ContainerType, ReadonlySet<string>>> = {
  list: words('append extend insert remove pop clear sort reverse'),
  dict: words('pop popitem clear update setdefault move_to_end subtract'),
  set: words('add discard remove pop clear update difference_update intersection_update symmetric_difference_update'),
  deque: words('append appendleft pop popleft extend extendleft remove clear rotate insert reverse'),
};

export const isMutator = (type: ContainerType, method: string): boolean => mutators[type].has(method);

/** Methods that change nothing in place, but whose result is a view that a loop walks along the container itself. */
export const isView = (type: ContainerType, method: string): boolean => type === 'dict' && /^(items|keys|values)$/.test(method);

/** Methods that change how many elements there are: what a loop over the container does not survive. */
export const resizes = (method: string): boolean => !/^(sort|reverse|rotate|move_to_end)$/.test(method);

/** Methods that fail on a container without the element: `pop()` of an empty list, `remove` of what is gone. */
export const needsElement: ReadonlySet<string> = words('pop popleft popitem remove');

/** Classes whose objects are made for being used by several threads at once, or belong to one thread each. */
const threadSafe: ReadonlySet<string> = new Set([
  ...['Queue', 'LifoQueue', 'PriorityQueue', 'SimpleQueue'].map((name) => `queue.${name}`),
  ...['Lock', 'RLock', 'Condition', 'Semaphore', 'BoundedSemaphore', 'Event', 'Barrier', 'local', 'Thread', 'Timer'].map(
    (name) => `threading.${name}`,
  ),
  ...[
    'Queue',
    'SimpleQueue',
    'JoinableQueue',
    'Lock',
    'RLock',
    'Condition',
    'Semaphore',
    'BoundedSemaphore',
    'Event',
    'Barrier',
    'Process',
    'Pool',
  ].map((name) => `multiprocessing.${name}`),
  'multiprocessing.pool.ThreadPool',
  'concurrent.futures.ThreadPoolExecutor',
  'concurrent.futures.ProcessPoolExecutor',
  'concurrent.futures.Future',
  'contextvars.ContextVar',
  'itertools.count',
  'logging.Logger',
  'weakref.WeakSet',
]);

export const isThreadSafe = (type: string): boolean => threadSafe.has(type);
