/** Rows of `versions.ts`; which column means what is said there. A name with a word in parentheses is that keyword argument of a call. `code` is the row of the catalogue it is. Source: the release notes and the documentation of CPython 3.0 to 3.15. */
export const versionRows = `
name | since | deprecated | removed | instead | fails | when | code

asyncio.coroutine | | 3.8 | 3.11 | async def | AttributeError | | PC1503
asyncio.async | | 3.4 | 3.7 | asyncio.create_task | SyntaxError | | PC1510
asyncio.{get_event_loop_policy,set_event_loop_policy,AbstractEventLoopPolicy,DefaultEventLoopPolicy} | | 3.14 | 3.16 | asyncio.run(…, loop_factory=…) | | | PC1506
asyncio.{WindowsSelectorEventLoopPolicy,WindowsProactorEventLoopPolicy} | | 3.14 | 3.16 | asyncio.run(…, loop_factory=…) | | | PC1506
asyncio.iscoroutinefunction | | 3.14 | 3.16 | inspect.iscoroutinefunction | | | PC1509
asyncio.{get_child_watcher,set_child_watcher,AbstractChildWatcher,SafeChildWatcher,FastChildWatcher,MultiLoopChildWatcher,ThreadedChildWatcher,PidfdChildWatcher} | | 3.12 | 3.14 | | AttributeError | | PC1507
asyncio.Task#all_tasks | | 3.7 | 3.9 | asyncio.all_tasks | AttributeError | | PC1508
asyncio.Task#current_task | | 3.7 | 3.9 | asyncio.current_task | AttributeError | | PC1508
asyncio.TimeoutError | | 3.11 | | TimeoutError | | |
concurrent.futures.TimeoutError | | 3.11 | | TimeoutError | | |
asyncio.{run,create_task,get_running_loop,current_task,all_tasks} | 3.7 | | | | | |
asyncio.to_thread | 3.9 | | | loop.run_in_executor(None, …) | | |
asyncio.{TaskGroup,timeout,timeout_at,Runner,Barrier} | 3.11 | | | | | |
asyncio.Runner#run | 3.11 | | | | | |
asyncio.TaskGroup#create_task | 3.11 | | | | | |
asyncio.Barrier#{wait,reset,abort} | 3.11 | | | | | |
asyncio.Task#uncancel | 3.11 | | | | | |
asyncio.{eager_task_factory,create_eager_task_factory} | 3.12 | | | | | |
asyncio.{Queue,LifoQueue,PriorityQueue}#shutdown | 3.13 | | | | | |
asyncio.QueueShutDown | 3.13 | | | | | |
asyncio.{capture_call_graph,print_call_graph} | 3.14 | | | | | |
asyncio.TaskGroup#cancel | 3.15 | | | | | |
asyncio.TaskGroup#__aexit__ | 3.11 | | | | | |
asyncio.StreamWriter#start_tls | 3.11 | | | | | |
threading.Thread#isAlive | | 3.8 | 3.9 | is_alive() | AttributeError | | PC1501
threading.Thread#{getName,setName} | | 3.10 | | name | | | PC1502
threading.Thread#{isDaemon,setDaemon} | | 3.10 | | daemon | | | PC1502
threading.currentThread | | 3.10 | | threading.current_thread | | | PC1502
threading.activeCount | | 3.10 | | threading.active_count | | | PC1502
threading.Condition#notifyAll | | 3.10 | | notify_all() | | | PC1502
threading.Event#isSet | | 3.10 | | is_set() | | | PC1502
threading.{excepthook,get_native_id} | 3.8 | | | | | |
threading.Thread#native_id | 3.8 | | | | | |
threading.RLock#locked | 3.14 | | | | | |
threading.{serialize_iterator,synchronized_iterator,concurrent_tee} | 3.15 | | | | | |
_thread.{start_new,allocate} | | 3.13 | | threading | | |
_thread.{start_joinable_thread,lock} | 3.13 | | | | | |
queue.{Queue,LifoQueue,PriorityQueue}#shutdown | 3.13 | | | | | |
queue.ShutDown | 3.13 | | | | | |
concurrent.futures.InterpreterPoolExecutor | 3.14 | | | concurrent.futures.ProcessPoolExecutor | | |
concurrent.futures.InterpreterPoolExecutor#{submit,map,shutdown} | 3.14 | | | | | |
concurrent.futures.ProcessPoolExecutor#{kill_workers,terminate_workers} | 3.14 | | | | | |
concurrent.futures.interpreter | 3.14 | | | | | |
concurrent.interpreters | 3.14 | | | | | |
concurrent.interpreters.{create,Interpreter,list_all,get_current} | 3.14 | | | | | |
concurrent.interpreters.Interpreter#{call,call_in_thread,close,exec} | 3.14 | | | | | |
multiprocessing.Process#interrupt | 3.14 | | | os.kill(process.pid, signal.SIGINT) | | |
multiprocessing.shared_memory | 3.8 | | | | | |
multiprocessing.shared_memory.{SharedMemory,ShareableList} | 3.8 | | | | | |
multiprocessing.parent_process | 3.8 | | | | | |
sys._is_gil_enabled | 3.13 | | | | | |
os.process_cpu_count | 3.13 | | | len(os.sched_getaffinity(0)) | | |
itertools.batched | 3.12 | | | | | |
contextlib.chdir | 3.11 | | | | | |
contextlib.aclosing | 3.10 | | | | | |
hashlib.file_digest | 3.11 | | | | | |
compression.zstd | 3.14 | | | | | |
compression.zstd.{compress,decompress} | 3.14 | | | | | |
sys.{setcheckinterval,getcheckinterval} | | 3.2 | 3.9 | sys.setswitchinterval | AttributeError | | PC1516
time.clock | | 3.3 | 3.8 | time.perf_counter | AttributeError | |
threading.{_Condition,_Event} | | | 3.3 | threading | AttributeError | |
thread | | | 3.0 | threading | ModuleNotFoundError | | PC1515
thread.{start_new_thread,allocate_lock} | | | 3.0 | threading | ModuleNotFoundError | |
Queue | | | 3.0 | queue | ModuleNotFoundError | |
Queue.{Queue,LifoQueue,PriorityQueue} | | | 3.0 | queue | ModuleNotFoundError | |
popen2 | | 2.6 | 3.0 | subprocess | ModuleNotFoundError | | PC1519
os.{popen2,popen3,popen4} | | 2.6 | 3.0 | subprocess.Popen | AttributeError | | PC1519
collections.{Awaitable,Coroutine,AsyncIterable,AsyncIterator,AsyncGenerator} | | 3.3 | 3.10 | collections.abc | ImportError | | PC1521
dummy_threading | | 3.7 | 3.9 | threading | ModuleNotFoundError | | PC1515
dummy_threading.{Lock,RLock,Thread} | | 3.7 | 3.9 | threading | ModuleNotFoundError | |
_dummy_thread | | 3.7 | 3.9 | threading | ModuleNotFoundError | | PC1515
asyncore | | 3.6 | 3.12 | asyncio | ModuleNotFoundError | | PC1514
asyncore.{dispatcher,dispatcher_with_send} | | 3.6 | 3.12 | asyncio | ModuleNotFoundError | |
asyncore.dispatcher#{readable,writable} | | 3.6 | 3.12 | asyncio | ModuleNotFoundError | |
asynchat | | 3.6 | 3.12 | asyncio | ModuleNotFoundError | | PC1514
asynchat.async_chat | | 3.6 | 3.12 | asyncio | ModuleNotFoundError | |
smtpd | | 3.6 | 3.12 | | ModuleNotFoundError | | PC1514
imp | | 3.4 | 3.12 | importlib | ModuleNotFoundError | |
imp.{acquire_lock,release_lock,lock_held} | | 3.4 | 3.12 | importlib | ModuleNotFoundError | |
http.server.CGIHTTPRequestHandler | | 3.13 | 3.15 | http.server.SimpleHTTPRequestHandler | AttributeError | |
aioredis | | | | redis.asyncio | | |
gevent.wsgi | | | | gevent.pywsgi | | |
asyncio.{sleep,wait,wait_for,gather,shield,as_completed,open_connection,start_server,create_subprocess_exec,create_subprocess_shell}(loop) | | 3.8 | 3.10 | | TypeError | | PC1504
asyncio.{Lock,Event,Condition,Semaphore,BoundedSemaphore,Queue,LifoQueue,PriorityQueue}(loop) | | 3.8 | 3.10 | | TypeError | | PC1504
asyncio.{create_task,AbstractEventLoop#create_task}(context) | 3.11 | | | | | |
asyncio.create_task(eager_start) | 3.14 | | | | | |
asyncio.run(loop_factory) | 3.12 | | | | | |
threading.Thread(context) | 3.14 | | | | | |
threading.Semaphore#release(n) | 3.9 | | | | | |
concurrent.futures.{ThreadPoolExecutor,ProcessPoolExecutor}#shutdown(cancel_futures) | 3.9 | | | | | |
concurrent.futures.ProcessPoolExecutor(max_tasks_per_child) | 3.11 | | | | | |
concurrent.futures.Executor#map(buffersize) | 3.14 | | | | | |
asyncio.get_event_loop | | 3.12 | 3.14 | asyncio.run, asyncio.get_running_loop | RuntimeError | no-running-loop | PC1505
asyncio.{ensure_future,gather,shield,Future} | | 3.10 | 3.14 | | RuntimeError | no-running-loop |
asyncio.wait | | 3.8 | 3.11 | asyncio.create_task | TypeError | given-coroutines | PC1512
asyncio.{Lock,Condition,Semaphore,BoundedSemaphore} | | 3.7 | 3.9 | async with | TypeError | in-plain-with | PC1511
threading.RLock | | 3.14 | 3.15 | threading.RLock() | TypeError | given-arguments | PC1517
os.{fork,forkpty} | | 3.12 | | | | beside-threads |
_thread.interrupt_main(signum) | 3.10 | | | | | |
`;

/** What starts a process where the program does not say: `method`, and from a version of Python on `later`. */
export const startMethodRows = `
name | method | since | later

linux | fork | 3.14 | forkserver
macos | fork | 3.8 | spawn
windows | spawn | |
`;
