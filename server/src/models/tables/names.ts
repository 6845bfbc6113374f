/** Rows of `naming.ts`: other spellings of things, and what calls give. Sources: CPython's documentation and its own modules. */
export const aliasRows = `
name | stands-for

_thread.{allocate_lock,allocate,lock,LockType} | threading.Lock
thread.allocate_lock | threading.Lock
threading._allocate_lock | threading.Lock
_thread.RLock | threading.RLock
threading.{_RLock,_PyRLock,_CRLock} | threading.RLock
threading._Condition | threading.Condition
threading._Event | threading.Event
thread.start_new_thread | _thread.start_new_thread
dummy_threading.{Lock,RLock,Condition,Event,Semaphore,BoundedSemaphore,Barrier,Thread,Timer,local} | threading.*
multiprocessing.synchronize.{Lock,RLock,Condition,Semaphore,BoundedSemaphore,Event,Barrier} | multiprocessing.*
multiprocessing.process.BaseProcess | multiprocessing.Process
multiprocessing.context.{Process,ForkProcess,SpawnProcess,ForkServerProcess} | multiprocessing.Process
multiprocessing.pool.Pool | multiprocessing.Pool
multiprocessing.queues.{Queue,SimpleQueue,JoinableQueue} | multiprocessing.*
multiprocessing.dummy.Pool | multiprocessing.pool.ThreadPool
multiprocessing.dummy.{Process,DummyProcess} | threading.Thread
multiprocessing.dummy.{Lock,RLock,Condition,Semaphore,BoundedSemaphore,Event,Barrier} | threading.*
multiprocessing.dummy.Queue | queue.Queue
multiprocessing.pool.ApplyResult | multiprocessing.pool.AsyncResult
concurrent.futures.thread.ThreadPoolExecutor | concurrent.futures.ThreadPoolExecutor
concurrent.futures.process.ProcessPoolExecutor | concurrent.futures.ProcessPoolExecutor
concurrent.futures.interpreter.InterpreterPoolExecutor | concurrent.futures.InterpreterPoolExecutor
concurrent.futures._base.{Future,Executor,wait,as_completed} | concurrent.futures.*
multiprocessing.sharedctypes.Synchronized | multiprocessing.Value
multiprocessing.sharedctypes.SynchronizedArray | multiprocessing.Array
asyncio.locks.{Lock,Condition,Semaphore,BoundedSemaphore,Event,Barrier} | asyncio.*
asyncio.queues.{Queue,LifoQueue,PriorityQueue} | asyncio.*
asyncio.tasks.{Task,create_task,ensure_future,gather,wait,wait_for,shield,sleep,as_completed,run_coroutine_threadsafe} | asyncio.*
asyncio.futures.{Future,wrap_future} | asyncio.*
asyncio.taskgroups.TaskGroup | asyncio.TaskGroup
asyncio.timeouts.{timeout,timeout_at,Timeout} | asyncio.*
asyncio.runners.{run,Runner} | asyncio.*
asyncio.threads.to_thread | asyncio.to_thread
asyncio.events.{AbstractEventLoop,get_event_loop,get_running_loop,new_event_loop} | asyncio.*
asyncio.base_events.BaseEventLoop | asyncio.AbstractEventLoop
asyncio.{BaseEventLoop,SelectorEventLoop,ProactorEventLoop} | asyncio.AbstractEventLoop
asyncio.streams.{open_connection,start_server,StreamReader,StreamWriter} | asyncio.*
asyncio.protocols.{BaseProtocol,Protocol,BufferedProtocol,DatagramProtocol,SubprocessProtocol} | asyncio.*
Queue.{Queue,LifoQueue,PriorityQueue} | queue.*
futures.{ThreadPoolExecutor,ProcessPoolExecutor,Future,wait,as_completed} | concurrent.futures.*
_queue.SimpleQueue | queue.SimpleQueue
queue._PySimpleQueue | queue.SimpleQueue
io.open | open
builtins.open | open
requests.sessions.Session | requests.Session
requests.api.{get,post,put,patch,delete,head,options,request} | requests.*
sqlalchemy.orm.session.Session | sqlalchemy.orm.Session
sqlalchemy.engine.base.{Engine,Connection} | sqlalchemy.engine.*
sqlalchemy.{Engine,Connection} | sqlalchemy.engine.*
pymysql.Connection | pymysql.connections.Connection
MySQLdb.Connection | MySQLdb.connections.Connection
celery.app.task.Task | celery.Task
boto3.Session | boto3.session.Session
redis.client.{Redis,StrictRedis} | redis.*
gevent.greenlet.Greenlet | gevent.Greenlet
trio.StrictFIFOLock | trio.Lock
`;

/** What calling a function gives where its name does not say so: a class of another name, or the contents of a module under another roof. */
export const resultRows = `
name | gives | of | found | module

threading.{current_thread,currentThread,main_thread} | threading.Thread | | yes |
multiprocessing.{current_process,parent_process} | | | yes |
multiprocessing.get_context | | | | multiprocessing
multiprocessing.context.BaseContext | | | | multiprocessing
multiprocessing.Manager | multiprocessing.managers.SyncManager | | |
multiprocessing.managers.SyncManager#Lock | multiprocessing.managers.SyncManager.Lock | | |
multiprocessing.managers.SyncManager#RLock | multiprocessing.managers.SyncManager.RLock | | |
multiprocessing.managers.SyncManager#Condition | multiprocessing.managers.SyncManager.Condition | | |
multiprocessing.managers.SyncManager#Semaphore | multiprocessing.managers.SyncManager.Semaphore | | |
multiprocessing.managers.SyncManager#BoundedSemaphore | multiprocessing.managers.SyncManager.BoundedSemaphore | | |
multiprocessing.managers.SyncManager#Event | multiprocessing.managers.SyncManager.Event | | |
multiprocessing.managers.SyncManager#dict | multiprocessing.managers.DictProxy | | |
multiprocessing.managers.SyncManager#list | multiprocessing.managers.ListProxy | | |
multiprocessing.managers.SyncManager#Queue | multiprocessing.managers.SyncManager.Queue | | |
multiprocessing.{Value,Array}#get_lock | multiprocessing.RLock | | yes |
multiprocessing.{Pool,pool.ThreadPool}#{apply_async,map_async,starmap_async} | multiprocessing.pool.AsyncResult | | |
asyncio.{get_event_loop,get_running_loop,new_event_loop} | asyncio.AbstractEventLoop | | |
asyncio.{create_task,ensure_future} | asyncio.Task | | |
asyncio.AbstractEventLoop#create_task | asyncio.Task | | |
asyncio.TaskGroup#create_task | asyncio.Task | | |
asyncio.AbstractEventLoop#create_future | asyncio.Future | | |
asyncio.AbstractEventLoop#run_in_executor | asyncio.Future | | |
asyncio.{gather,wrap_future} | asyncio.Future | | |
asyncio.run_coroutine_threadsafe | concurrent.futures.Future | | |
concurrent.futures.{ThreadPoolExecutor,ProcessPoolExecutor,InterpreterPoolExecutor,Executor}#submit | concurrent.futures.Future | | |
asyncio.{create_subprocess_exec,create_subprocess_shell} | asyncio.subprocess.Process | | |
asyncio.{start_server,start_unix_server} | asyncio.Server | | |
aiohttp.ClientSession#{get,post,put,patch,delete,head,options,request} | aiohttp.ClientResponse | | |
asyncpg.connect | asyncpg.Connection | | |
asyncpg.create_pool | asyncpg.Pool | | |
asyncpg.Pool#acquire | asyncpg.Connection | | |
aiosqlite.connect | aiosqlite.Connection | | |
sqlalchemy.orm.sessionmaker | sqlalchemy.orm.sessionmaker | | |
sqlalchemy.ext.asyncio.async_sessionmaker | sqlalchemy.ext.asyncio.async_sessionmaker | | |
sqlalchemy.ext.asyncio.async_sessionmaker#__call__ | sqlalchemy.ext.asyncio.AsyncSession | | |
sqlalchemy.orm.sessionmaker#__call__ | sqlalchemy.orm.Session | | |
sqlalchemy.orm.Session#query | sqlalchemy.orm.Query | | |
sqlalchemy.orm.Query#{filter,filter_by,join,outerjoin,order_by,group_by,options,limit,offset,distinct,with_for_update} | sqlalchemy.orm.Query | | |
subprocess.Popen | subprocess.Popen | | |
sqlite3.connect | sqlite3.Connection | | |
sqlite3.Connection#{cursor,execute,executemany,executescript} | sqlite3.Cursor | | |
collections.deque | collections.deque | | |
collections.defaultdict | collections.defaultdict | | |
open | io.TextIOWrapper | | |
socket.{socket,create_connection,create_server} | socket.socket | | |
select.{poll,epoll,kqueue} | select.poll | | |
logging.getLogger | logging.Logger | | yes |
contextvars.copy_context | contextvars.Context | | |
requests.session | requests.Session | | |
boto3.client | botocore.client.BaseClient | | |
boto3.session.Session#client | botocore.client.BaseClient | | |
psycopg2.connect | psycopg2.extensions.connection | | |
psycopg2.extensions.connection#cursor | psycopg2.extensions.cursor | | |
psycopg.connect | psycopg.Connection | | |
psycopg.Connection#cursor | psycopg.Cursor | | |
pymysql.connect | pymysql.connections.Connection | | |
pymysql.connections.Connection#cursor | pymysql.cursors.Cursor | | |
MySQLdb.connect | MySQLdb.connections.Connection | | |
MySQLdb.connections.Connection#cursor | MySQLdb.cursors.Cursor | | |
sqlalchemy.create_engine | sqlalchemy.engine.Engine | | |
sqlalchemy.engine.Engine#{connect,begin} | sqlalchemy.engine.Connection | | |
redis.from_url | redis.Redis | | |
redis.Redis#pubsub | redis.client.PubSub | | |
redis.Redis#lock | redis.lock.Lock | | |
gevent.{spawn,spawn_later} | gevent.Greenlet | | |
str#{strip,lstrip,rstrip,lower,upper,title,replace,format,join,removeprefix,removesuffix,casefold,capitalize,translate,zfill,expandtabs} | str | | yes |
str#{split,rsplit,splitlines,partition,rpartition} | list | str | |
`;

/** Names every Python module finds without importing them, as far as concurrency asks for them. */
export const builtinRows = `
name
{abs,all,any,anext,aiter,ascii,bin,bool,breakpoint,bytearray,bytes,callable,chr,classmethod,compile,complex,delattr,dict,dir,divmod,enumerate}
{eval,exec,filter,float,format,frozenset,getattr,globals,hasattr,hash,help,hex,id,input,int,isinstance,issubclass,iter,len,list,locals,map,max}
{memoryview,min,next,object,oct,open,ord,pow,print,property,range,repr,reversed,round,set,setattr,slice,sorted,staticmethod,str,sum,super,tuple}
{type,vars,zip,__import__,exit,quit,SystemExit}
`;

/** What `from threading import *` and its like bring, as far as concurrency asks for it: every name of `brings`. */
export const starRows = `
name | brings

threading | Thread, Lock, RLock, Condition, Event, Semaphore, BoundedSemaphore, Timer, Barrier, local, current_thread, active_count, enumerate, get_ident
multiprocessing | Process, Pool, Queue, Lock, RLock, Manager, Pipe, Value, Array, Event, Semaphore, Condition, cpu_count, current_process
asyncio | run, sleep, gather, create_task, Lock, Event, Queue, Semaphore, wait, wait_for, get_event_loop, Condition, to_thread, TaskGroup, timeout
concurrent.futures | ThreadPoolExecutor, ProcessPoolExecutor, as_completed, wait, Future, Executor
queue | Queue, LifoQueue, PriorityQueue, SimpleQueue, Empty, Full
time | sleep, time, monotonic, perf_counter
`;
