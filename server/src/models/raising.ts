/**
 * Calls that do not raise in any run worth a warning: pure getters, clocks, logging (which swallows its own
 * errors), notifications under the lock they need. Anything else may raise. From documentation and source.
 */
const quiet: ReadonlySet<string> = new Set(
  `time.time time.monotonic time.perf_counter time.time_ns time.monotonic_ns time.perf_counter_ns time.process_time
  threading.get_ident threading.current_thread threading.active_count threading.main_thread _thread.get_ident os.getpid
  threading.Event threading.Condition threading.Lock threading.RLock
  id isinstance issubclass callable len type bool super hasattr repr dict list set tuple object range enumerate zip
  threading.Event#set threading.Event#clear threading.Event#is_set threading.Condition#notify threading.Condition#notify_all
  threading.Condition#notifyAll threading.Lock#release threading.RLock#release threading.Lock#locked threading.Condition#release
  asyncio.Condition#notify asyncio.Condition#notify_all asyncio.Condition#locked asyncio.Lock#locked asyncio.Semaphore#locked asyncio.Event#set
  threading.Thread#is_alive threading.Thread#getName queue.Queue#qsize queue.Queue#empty queue.Queue#full
  list#append list#clear list#extend list#copy dict#get dict#clear dict#copy dict#items dict#keys dict#values dict#setdefault
  set#add set#discard set#clear set#copy collections.deque#append collections.deque#appendleft collections.deque#clear collections.deque collections.OrderedDict`.split(
    /\s+/,
  ),
);

const logging = /^logging\.(?:(?:debug|info|warning|warn|error|exception|critical|log|getLogger)$|(?:Logger|LoggerAdapter|RootLogger)#)/;

/** `name` as in `models/library.ts`, methods after `#`. */
export const neverRaises = (name: string): boolean => quiet.has(name) || logging.test(name);
