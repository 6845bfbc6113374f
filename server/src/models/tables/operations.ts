/**
 * Rows of `operations.ts`; which column means what is said there. Sources: the FAQ and the documentation of thread
 * safety of CPython, the documentation of each module.
 */
export const operationRows = `
name | does | gil | free-threaded | view

list#{append,extend} | writes | atomic | atomic |
list#insert | writes | atomic | safe |
list#{remove,clear} | writes | atomic | safe |
list#pop | updates | atomic | atomic |
list#{sort,reverse} | updates | atomic | unsafe |
list#{copy,index,count} | reads | atomic | safe |
dict#{get,copy} | reads | atomic | safe |
dict#{keys,values,items} | reads | atomic | safe | yes
dict#{setdefault,pop,popitem} | updates | atomic | atomic |
dict#{update,clear} | writes | atomic | safe |
set#{add,discard,remove,clear} | writes | atomic | safe |
set#{update,difference_update,intersection_update,symmetric_difference_update} | writes | safe | safe |
set#pop | updates | atomic | safe |
set#{copy,union,difference,intersection,issubset,issuperset,isdisjoint} | reads | safe | safe |
bytearray#{append,extend,insert,remove,clear} | writes | atomic | safe |
bytearray#pop | updates | atomic | safe |
collections.deque#{append,appendleft,extend,extendleft,clear,rotate,remove,insert,reverse} | writes | atomic | safe |
collections.deque#{pop,popleft} | updates | atomic | safe |
collections.deque#{copy,count,index} | reads | atomic | safe |
collections.Counter#{update,subtract} | updates | unsafe | unsafe |
collections.Counter#{most_common,elements,total} | reads | unsafe | unsafe |
collections.OrderedDict#{move_to_end,popitem,pop,setdefault} | updates | safe | safe |
collections.defaultdict#__missing__ | updates | unsafe | unsafe |
array.array#{append,extend,insert,remove} | writes | atomic | safe |
array.array#pop | updates | atomic | safe |
heapq.{heappush,heappop,heapreplace,heappushpop,heapify} | updates | safe | unsafe |
bisect.{insort,insort_left,insort_right} | updates | unsafe | unsafe |
random.shuffle | updates | unsafe | unsafe |
next | updates | unsafe | unsafe |
itertools.{tee,count,cycle,chain} | reads | safe | unsafe |
queue.{Queue,LifoQueue,PriorityQueue,SimpleQueue}#{put,put_nowait,get,get_nowait} | updates | atomic | atomic |
queue.{Queue,LifoQueue,PriorityQueue,SimpleQueue}#{qsize,empty} | reads | atomic | atomic |
queue.{Queue,LifoQueue,PriorityQueue}#full | reads | atomic | atomic |
`;

/** Rows of `containers`: what objects made by a constructor behave like. */
export const containerRows = `
name | behaves-like

{list,bytearray,array.array,collections.UserList} | list
{dict,collections.OrderedDict,collections.defaultdict,collections.Counter,collections.UserDict} | dict
weakref.{WeakValueDictionary,WeakKeyDictionary} | dict
{set,weakref.WeakSet} | set
collections.deque | deque
`;

/** Rows of `sharing`: whether objects of a class may be used from several threads, and reach another process. */
export const sharingRows = `
name | threads | pickles | fork | free

threading.{Lock,RLock,Condition,Semaphore,BoundedSemaphore,Event,Barrier} | safe | no | copied |
threading.{Thread,Timer} | safe | no | lost |
multiprocessing.{Process,Pool} | safe | no | lost |
multiprocessing.pool.ThreadPool | safe | no | lost |
itertools.count | safe | no | copied |
threading.local | each-its-own | no | copied |
contextvars.ContextVar | each-its-own | no | copied |
queue.{Queue,LifoQueue,PriorityQueue,SimpleQueue} | safe | no | copied |
concurrent.futures.Future | safe | no | copied |
concurrent.futures.{ThreadPoolExecutor,ProcessPoolExecutor,InterpreterPoolExecutor} | safe | no | lost |
multiprocessing.{Lock,RLock,Condition,Semaphore,BoundedSemaphore,Event,Barrier,Queue,JoinableQueue,SimpleQueue} | safe | as-process-argument | shared |
multiprocessing.{Value,Array} | single-calls | as-process-argument | shared |
multiprocessing.connection.Connection | one-at-a-time | yes | shared |
multiprocessing.shared_memory.SharedMemory | unsafe | yes | shared |
multiprocessing.managers.SyncManager | safe | no | lost |
multiprocessing.managers.{DictProxy,ListProxy} | single-calls | yes | shared |
multiprocessing.managers.SyncManager.{Lock,RLock,Condition,Semaphore,BoundedSemaphore,Event,Queue} | one-at-a-time | yes | shared |
asyncio.{Lock,Condition,Semaphore,BoundedSemaphore,Event,Barrier,Queue,LifoQueue,PriorityQueue,Future,Task,AbstractEventLoop} | one-loop | no | broken |
socket.socket | one-at-a-time | yes | shared |
ssl.{SSLSocket,SSLContext} | one-at-a-time | no | broken |
io.TextIOWrapper | unsafe | no | shared |
io.{BufferedReader,BufferedWriter} | single-calls | no | shared |
subprocess.Popen | single-calls | no | lost |
sqlite3.Connection | creating-thread | no | broken | interrupt
sqlite3.Cursor | creating-thread | no | broken |
logging.{Logger,Handler,StreamHandler,FileHandler} | safe | yes | copied |
random.Random | single-calls | yes | copied |
decimal.Context | each-its-own | yes | copied |
weakref.WeakSet | safe | no | copied |
weakref.{WeakKeyDictionary,WeakValueDictionary} | unsafe | no | copied |
collections.deque | single-calls | yes | copied |
collections.{Counter,defaultdict} | unsafe | yes | copied |
requests.Session | unsafe | yes | broken |
httpx.Client | safe | no | broken |
aiohttp.ClientSession | one-loop | no | broken |
urllib3.PoolManager | safe | no | broken |
pymysql.connections.Connection | unsafe | no | broken |
pymysql.cursors.Cursor | unsafe | no | broken |
MySQLdb.connections.Connection | unsafe | no | broken |
psycopg2.extensions.connection | single-calls | no | broken |
psycopg2.extensions.cursor | unsafe | no | broken |
psycopg.Connection | single-calls | no | broken |
redis.Redis | safe | no | broken |
redis.client.PubSub | unsafe | no | broken |
pymongo.MongoClient | safe | no | broken |
sqlalchemy.engine.Engine | safe | no | broken |
sqlalchemy.engine.Connection | unsafe | no | broken |
sqlalchemy.orm.Session | unsafe | no | broken |
sqlalchemy.ext.asyncio.AsyncSession | one-loop | no | broken |
boto3.session.Session | unsafe | no | broken |
paramiko.SFTPClient | unsafe | no | broken |
numpy.ndarray | unsafe | yes | copied |
pandas.{DataFrame,Series} | unsafe | yes | copied |
flask.{request,session,g,current_app} | request | no | broken |
tkinter.{Tk,Toplevel,Widget,Frame,Label,Button,Entry,Text,Canvas,Listbox,Scale,Checkbutton,Radiobutton,Menu} | creating-thread | no | broken | after after_idle event_generate quit
tkinter.{StringVar,IntVar,DoubleVar,BooleanVar} | creating-thread | no | broken |
tkinter.scrolledtext.ScrolledText | creating-thread | no | broken | after after_idle event_generate quit
tkinter.ttk.{Frame,Label,Button,Entry,Progressbar,Combobox,Treeview,Notebook,Scale,Checkbutton} | creating-thread | no | broken | after after_idle event_generate quit
{PyQt5,PyQt6,PySide2,PySide6}.QtWidgets.{QWidget,QLabel,QPushButton,QLineEdit,QTextEdit,QPlainTextEdit,QMainWindow,QListWidget,QTableWidget,QProgressBar} | creating-thread | no | broken |
`;

/** Rows of `process-wide`: calls that change something all threads of the process have in common. */
export const processWideRows = `
name | changes

os.{chdir,fchdir} | working-directory
contextlib.chdir | working-directory
os.umask | umask
os.{putenv,unsetenv,environ} | environment
time.tzset | time-zone
locale.setlocale | locale
signal.{signal,setitimer,alarm} | signals
warnings.{simplefilter,filterwarnings,resetwarnings,catch_warnings} | warning-filters
contextlib.{redirect_stdout,redirect_stderr} | standard-streams
socket.setdefaulttimeout | socket-timeout
sys.{setrecursionlimit,setswitchinterval,setprofile,settrace} | interpreter
gc.{disable,enable,freeze} | collector
logging.{basicConfig,disable} | logging
multiprocessing.set_start_method | start-method
os.{setuid,setgid,seteuid,setegid,nice} | credentials
resource.setrlimit | limits
random.seed | random-numbers
`;
