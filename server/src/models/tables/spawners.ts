/** Rows of `spawners.ts`; which column means what is said there. Sources: the documentation of each. */
export const spawnerRows = `
name | runs-in | target | arguments | keywords | takes | starts | pooled | waits | repeats | keeps | gives | executor

threading.Thread | thread | 1 target | tuple 3 args | 4 kwargs | | on-start | | | | yes | threading.Thread |
threading.Timer | thread | 1 function | tuple 2 args | 3 kwargs | | on-start | | | | yes | threading.Timer |
_thread.{start_new_thread,start_new} | thread | 0 | tuple 1 | 2 | | | | | | yes | |
_thread.start_joinable_thread | thread | 0 | | | | | | | | yes | |
multiprocessing.Process | process | 1 target | tuple 3 args | 4 kwargs | | on-start | | | | yes | multiprocessing.Process |
concurrent.futures.ThreadPoolExecutor#submit | thread | 0 | rest 1 | own | | | yes | | | yes | concurrent.futures.Future |
concurrent.futures.ThreadPoolExecutor#map | thread | 0 func | each 1 | | | | yes | | yes | yes | |
concurrent.futures.ProcessPoolExecutor#submit | process | 0 | rest 1 | own | | | yes | | | yes | concurrent.futures.Future |
concurrent.futures.ProcessPoolExecutor#map | process | 0 func | each 1 | | | | yes | | yes | yes | |
concurrent.futures.InterpreterPoolExecutor#submit | interpreter | 0 | rest 1 | own | | | yes | | | yes | concurrent.futures.Future |
concurrent.futures.InterpreterPoolExecutor#map | interpreter | 0 func | each 1 | | | | yes | | yes | yes | |
concurrent.futures.Executor#submit | worker | 0 | rest 1 | own | | | yes | | | yes | concurrent.futures.Future |
concurrent.futures.Executor#map | worker | 0 func | each 1 | | | | yes | | yes | yes | |
concurrent.futures.Future#add_done_callback | any-thread | 0 fn | receiver | | | on-event | | | | yes | |
multiprocessing.Pool#apply | process | 0 func | tuple 1 args | 2 kwds | | | yes | yes | | yes | |
multiprocessing.Pool#apply_async | process | 0 func | tuple 1 args | 2 kwds | | | yes | | | yes | multiprocessing.pool.AsyncResult |
multiprocessing.Pool#map | process | 0 func | each 1 iterable | | | | yes | yes | yes | yes | |
multiprocessing.Pool#map_async | process | 0 func | each 1 iterable | | | | yes | | yes | yes | multiprocessing.pool.AsyncResult |
multiprocessing.Pool#starmap | process | 0 func | unpacked 1 iterable | | | | yes | yes | yes | yes | |
multiprocessing.Pool#starmap_async | process | 0 func | unpacked 1 iterable | | | | yes | | yes | yes | multiprocessing.pool.AsyncResult |
multiprocessing.Pool#{imap,imap_unordered} | process | 0 func | each 1 iterable | | | | yes | | yes | yes | |
multiprocessing.pool.ThreadPool#apply | thread | 0 func | tuple 1 args | 2 kwds | | | yes | yes | | yes | |
multiprocessing.pool.ThreadPool#apply_async | thread | 0 func | tuple 1 args | 2 kwds | | | yes | | | yes | multiprocessing.pool.AsyncResult |
multiprocessing.pool.ThreadPool#map | thread | 0 func | each 1 iterable | | | | yes | yes | yes | yes | |
multiprocessing.pool.ThreadPool#map_async | thread | 0 func | each 1 iterable | | | | yes | | yes | yes | multiprocessing.pool.AsyncResult |
multiprocessing.pool.ThreadPool#starmap | thread | 0 func | unpacked 1 iterable | | | | yes | yes | yes | yes | |
multiprocessing.pool.ThreadPool#starmap_async | thread | 0 func | unpacked 1 iterable | | | | yes | | yes | yes | multiprocessing.pool.AsyncResult |
multiprocessing.pool.ThreadPool#{imap,imap_unordered} | thread | 0 func | each 1 iterable | | | | yes | | yes | yes | |
concurrent.interpreters.Interpreter#call_in_thread | interpreter | 0 | rest 1 | own | | | | | | yes | threading.Thread |
concurrent.interpreters.Interpreter#call | interpreter | 0 | rest 1 | own | | | | yes | | yes | |

asyncio.to_thread | thread | 0 func | rest 1 | own | | when-awaited | yes | | | yes | |
asyncio.AbstractEventLoop#run_in_executor | thread | 1 func | rest 2 | | | | yes | | | yes | asyncio.Future | 0 executor
asyncio.{run,Runner#run} | task | 0 | | | coroutine | | | yes | | yes | |
asyncio.AbstractEventLoop#run_until_complete | task | 0 future | | | coroutine | | | yes | | yes | |
asyncio.create_task | task | 0 coro | | | coroutine | | | | | | asyncio.Task |
asyncio.ensure_future | task | 0 coro_or_future | | | coroutine | | | | | | asyncio.Task |
asyncio.AbstractEventLoop#create_task | task | 0 coro | | | coroutine | | | | | | asyncio.Task |
asyncio.TaskGroup#create_task | task | 0 coro | | | coroutine | | | | | yes | asyncio.Task |
asyncio.Task | task | 0 coro | | | coroutine | | | | | | asyncio.Task |
asyncio.gather | task | 0.. | | | coroutine | | | | | | asyncio.Future |
asyncio.{wait_for,shield} | task | 0 | | | coroutine | | | | | | asyncio.Future |
asyncio.{wait,as_completed} | task | 0[] | | | coroutine | | | | | | |
asyncio.run_coroutine_threadsafe | task | 0 coro | | | coroutine | | | | | | concurrent.futures.Future |
asyncio.AbstractEventLoop#{call_soon,call_soon_threadsafe} | loop-callback | 0 callback | rest 1 | | | | | | | yes | asyncio.Handle |
asyncio.AbstractEventLoop#{call_later,call_at} | loop-callback | 1 callback | rest 2 | | | | | | | yes | asyncio.TimerHandle |
asyncio.AbstractEventLoop#{add_reader,add_writer} | loop-callback | 1 callback | rest 2 | | | when-ready | | | yes | yes | |
asyncio.AbstractEventLoop#add_signal_handler | loop-callback | 1 callback | rest 2 | | | on-event | | | yes | yes | |
asyncio.AbstractEventLoop#set_exception_handler | loop-callback | 0 handler | | | | on-event | | | yes | yes | |
asyncio.{Future,Task}#add_done_callback | loop-callback | 0 | receiver | | | on-event | | | | yes | |
asyncio.{start_server,start_unix_server} | task | 0 client_connected_cb | | | either | on-event | | | yes | yes | asyncio.Server |
asyncio.AbstractEventLoop#{create_server,create_unix_server,create_connection,create_unix_connection,create_datagram_endpoint} | loop-callback | 0 protocol_factory | | | | on-event | | | yes | yes | |

signal.signal | signal-handler | 1 handler | | | | on-event | | | yes | yes | |
atexit.register | exit | 0 func | rest 1 | own | | on-event | | | | yes | |
weakref.finalize | finalizer | 1 func | rest 2 | own | | on-event | | | | yes | weakref.finalize |
weakref.{ref,proxy,WeakMethod} | finalizer | 1 callback | receiver | | | on-event | | | | | |
multiprocessing.util.Finalize | finalizer | 1 callback | tuple 2 args | 3 kwargs | | on-event | | | | yes | |
os.register_at_fork | caller | before | | | | on-event | | | yes | yes | |
sched.scheduler#{enter,enterabs} | caller | 2 action | tuple 3 argument | 4 kwargs | | on-event | | | | yes | |
threading.{setprofile,settrace} | any-thread | 0 func | | | | on-event | | | yes | yes | |
sys.{setprofile,settrace} | caller | 0 | | | | on-event | | | yes | yes | |
xmlrpc.server.{SimpleXMLRPCServer,SimpleXMLRPCDispatcher}#register_function | caller | 0 function | | | | on-event | | | yes | yes | |

gevent.{spawn,spawn_raw,Greenlet#spawn} | greenlet | 0 | rest 1 | own | | | | | | yes | gevent.Greenlet |
gevent.spawn_later | greenlet | 1 | rest 2 | own | | | | | | yes | gevent.Greenlet |
gevent.Greenlet | greenlet | 0 run | rest 1 | own | | on-start | | | | yes | gevent.Greenlet |
gevent.pool.{Pool,Group}#{spawn,apply_async} | greenlet | 0 | rest 1 | own | | | yes | | | yes | gevent.Greenlet |
gevent.pool.{Pool,Group}#{map,imap,imap_unordered} | greenlet | 0 | each 1 | | | | yes | | yes | yes | |
greenlet.greenlet | greenlet | 0 run | | | | on-start | | | | yes | |
eventlet.{spawn,spawn_n} | greenlet | 0 | rest 1 | own | | | | | | yes | |
trio.Nursery#{start_soon,start} | task | 0 async_fn | rest 1 | | async-function | | | | | yes | |
trio.run | task | 0 async_fn | rest 1 | | async-function | | | yes | | yes | |
trio.to_thread.run_sync | thread | 0 sync_fn | rest 1 | | | when-awaited | yes | | | yes | |
anyio.abc.TaskGroup#{start_soon,start} | task | 0 func | rest 1 | | async-function | | | | | yes | |
anyio.run | task | 0 func | rest 1 | | async-function | | | yes | | yes | |
anyio.to_thread.run_sync | thread | 0 func | rest 1 | | | when-awaited | yes | | | yes | |
anyio.to_process.run_sync | process | 0 func | rest 1 | | | when-awaited | yes | | | yes | |
curio.spawn | task | 0 corofunc | rest 1 | | either | when-awaited | | | | yes | |
curio.run | task | 0 corofunc | rest 1 | | either | | | yes | | yes | |
curio.run_in_thread | thread | 0 callable | rest 1 | | | when-awaited | yes | | | yes | |
starlette.concurrency.run_in_threadpool | thread | 0 func | rest 1 | own | | when-awaited | yes | | | yes | |
fastapi.concurrency.run_in_threadpool | thread | 0 func | rest 1 | own | | when-awaited | yes | | | yes | |
{starlette.background,fastapi}.BackgroundTasks#add_task | thread | 0 func | rest 1 | own | either | on-event | yes | | | yes | |
asgiref.sync.sync_to_async | thread | 0 func | | | | when-awaited | yes | | yes | yes | |
tornado.ioloop.IOLoop#run_in_executor | thread | 1 func | rest 2 | | | | yes | | | yes | | 0 executor
tornado.ioloop.IOLoop#{add_callback,add_callback_from_signal,spawn_callback} | loop-callback | 0 callback | rest 1 | own | either | | | | | yes | |
tornado.ioloop.IOLoop#{call_later,call_at} | loop-callback | 1 callback | rest 2 | own | | | | | | yes | |
twisted.internet.threads.deferToThread | thread | 0 f | rest 1 | own | | | yes | | | yes | |
twisted.internet.reactor.callInThread | thread | 0 callable | rest 1 | own | | | yes | | | yes | |
twisted.internet.reactor.callFromThread | loop-callback | 0 callable | rest 1 | own | | | | | | yes | |
twisted.internet.reactor.callLater | loop-callback | 1 callable | rest 2 | own | | | | | | yes | |
tkinter.{Tk,Toplevel,Widget,Frame,Label,Canvas,Misc}#after | gui | 1 func | rest 2 | | | on-event | | | | yes | |
tkinter.{Tk,Toplevel,Widget,Frame,Label,Canvas,Misc}#after_idle | gui | 0 func | rest 1 | | | on-event | | | | yes | |
tkinter.{Tk,Toplevel,Widget,Frame,Label,Canvas,Misc,Entry,Button,Text,Listbox}#bind | gui | 1 func | | | | on-event | | | yes | yes | |
{tkinter,tkinter.ttk}.{Button,Checkbutton,Radiobutton,Scale,Spinbox} | gui | command | | | | on-event | | | yes | yes | |
{PyQt5,PyQt6,PySide2,PySide6}.QtCore.QTimer#singleShot | gui | 1 | | | | on-event | | | | yes | |
wx.CallAfter | gui | 0 callableObj | rest 1 | own | | | | | | yes | |
wx.CallLater | gui | 1 callableObj | rest 2 | own | | | | | | yes | |
`;
