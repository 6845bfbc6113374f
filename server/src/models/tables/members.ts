/** Rows of the table `members`: every public name of a module or of the objects of a class, from 3.8 to 3.15 on all systems. Source: `dir()` of each. */
export const memberRows = `
name | has

threading | Barrier, BoundedSemaphore, BrokenBarrierError, Condition, Event, ExceptHookArgs, Lock, RLock, Semaphore, TIMEOUT_MAX, Thread, ThreadError, Timer, WeakSet, activeCount, active_count, concurrent_tee, currentThread, current_thread, enumerate, excepthook, functools, get_ident, get_native_id, getprofile, gettrace, local, main_thread, serialize_iterator, setprofile, setprofile_all_threads, settrace, settrace_all_threads, stack_size, synchronized_iterator
asyncio | ALL_COMPLETED, AbstractChildWatcher, AbstractEventLoop, AbstractEventLoopPolicy, AbstractServer, Barrier, BaseEventLoop, BaseProtocol, BaseTransport, BoundedSemaphore, BrokenBarrierError, BufferedProtocol, CancelledError, Condition, DatagramProtocol, DatagramTransport, DefaultEventLoopPolicy, Event, EventLoop, EventLoopPolicy, FIRST_COMPLETED, FIRST_EXCEPTION, FastChildWatcher, FrameCallGraphEntry, Future, FutureCallGraph, Handle, IncompleteReadError, InvalidStateError, IocpProactor, LifoQueue, LimitOverrunError, Lock, MultiLoopChildWatcher, PidfdChildWatcher, PriorityQueue, ProactorEventLoop, Protocol, Queue, QueueEmpty, QueueFull, QueueShutDown, ReadTransport, Runner, SafeChildWatcher, SelectorEventLoop, Semaphore, SendfileNotAvailableError, Server, StreamReader, StreamReaderProtocol, StreamWriter, SubprocessProtocol, SubprocessTransport, Task, TaskGroup, ThreadedChildWatcher, Timeout, TimeoutError, TimerHandle, Transport, WindowsProactorEventLoopPolicy, WindowsSelectorEventLoopPolicy, WriteTransport, all_tasks, as_completed, base_events, base_futures, base_subprocess, base_tasks, capture_call_graph, compat, constants, coroutine, coroutines, create_eager_task_factory, create_subprocess_exec, create_subprocess_shell, create_task, current_task, eager_task_factory, ensure_future, events, exceptions, format_call_graph, format_helpers, future_add_to_awaited_by, future_discard_from_awaited_by, futures, gather, get_child_watcher, get_event_loop, get_event_loop_policy, get_running_loop, graph, iscoroutine, iscoroutinefunction, isfuture, locks, log, mixins, new_event_loop, open_connection, open_unix_connection, print_call_graph, proactor_events, protocols, queues, run, run_coroutine_threadsafe, runners, selector_events, set_child_watcher, set_event_loop, set_event_loop_policy, shield, sleep, sslproto, staggered, start_server, start_unix_server, streams, subprocess, sys, taskgroups, tasks, test_utils, threads, timeout, timeout_at, timeouts, to_thread, tools, transports, trsock, unix_events, wait, wait_for, windows_events, windows_utils, wrap_future
multiprocessing | Array, AuthenticationError, Barrier, BoundedSemaphore, BufferTooShort, Condition, Event, JoinableQueue, Lock, Manager, NullHandler, Pipe, Pool, Process, ProcessError, Queue, RLock, RawArray, RawValue, SUBDEBUG, SUBWARNING, Semaphore, SimpleQueue, TimeoutError, Value, active_children, allow_connection_pickling, connection, context, cpu_count, current_process, dummy, forkserver, freeze_support, get_all_start_methods, get_context, get_logger, get_start_method, heap, log_to_stderr, managers, parent_process, pool, popen_fork, popen_forkserver, popen_spawn_posix, popen_spawn_win32, process, queues, reducer, reduction, resource_sharer, resource_tracker, set_executable, set_forkserver_preload, set_start_method, shared_memory, sharedctypes, spawn, synchronize, sys, util
concurrent.futures | ALL_COMPLETED, BrokenExecutor, BrokenProcessPool, BrokenThreadPool, CancelledError, Executor, FIRST_COMPLETED, FIRST_EXCEPTION, Future, InterpreterPoolExecutor, InvalidStateError, ProcessPoolExecutor, ThreadPoolExecutor, TimeoutError, as_completed, interpreter, process, thread, wait
queue | Empty, Full, LifoQueue, PriorityQueue, Queue, ShutDown, SimpleQueue, deque, heappop, heappush, threading, time, types
threading.Thread | context, daemon, getName, ident, isAlive, isDaemon, is_alive, join, name, native_id, run, setDaemon, setName, start
threading.Timer | args, cancel, daemon, finished, function, getName, ident, interval, isAlive, isDaemon, is_alive, join, kwargs, name, native_id, run, setDaemon, setName, start
threading.Lock | acquire, acquire_lock, locked, locked_lock, release, release_lock
threading.RLock | acquire, locked, release
threading.Condition | acquire, locked, notify, notifyAll, notify_all, release, wait, wait_for
threading.Event | clear, isSet, is_set, set, wait
threading.Semaphore | acquire, release
threading.BoundedSemaphore | acquire, release
threading.Barrier | abort, broken, n_waiting, parties, reset, wait
queue.Queue | all_tasks_done, empty, full, get, get_nowait, is_shutdown, join, maxsize, mutex, not_empty, not_full, put, put_nowait, qsize, queue, shutdown, task_done, unfinished_tasks
queue.LifoQueue | all_tasks_done, empty, full, get, get_nowait, is_shutdown, join, maxsize, mutex, not_empty, not_full, put, put_nowait, qsize, queue, shutdown, task_done, unfinished_tasks
queue.PriorityQueue | all_tasks_done, empty, full, get, get_nowait, is_shutdown, join, maxsize, mutex, not_empty, not_full, put, put_nowait, qsize, queue, shutdown, task_done, unfinished_tasks
queue.SimpleQueue | empty, get, get_nowait, put, put_nowait, qsize
multiprocessing.Process | authkey, close, daemon, exitcode, ident, interrupt, is_alive, join, kill, name, pid, run, sentinel, start, terminate
multiprocessing.Lock | acquire, locked, release
multiprocessing.Event | clear, is_set, set, wait
multiprocessing.Condition | acquire, notify, notify_all, release, wait, wait_for
concurrent.futures.Future | add_done_callback, cancel, cancelled, done, exception, result, running, set_exception, set_result, set_running_or_notify_cancel
concurrent.futures.ThreadPoolExecutor | map, shutdown, submit
concurrent.futures.ProcessPoolExecutor | kill_workers, map, shutdown, submit, terminate_workers
asyncio.Lock | acquire, locked, release
asyncio.Event | clear, is_set, set, wait
asyncio.Semaphore | acquire, locked, release
asyncio.Condition | acquire, locked, notify, notify_all, release, wait, wait_for
asyncio.Queue | empty, full, get, get_nowait, join, maxsize, put, put_nowait, qsize, shutdown, task_done
`;
