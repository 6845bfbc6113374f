/**
 * Calls that do not raise in any run worth a warning: pure getters, clocks, logging (which swallows its own
 * errors), print (whose reader is gone when it raises, and the program with it), notifications under the lock they need. Anything else may raise. From documentation and source.
 */
export const quietRows = `
name
time.{time,monotonic,perf_counter,time_ns,monotonic_ns,perf_counter_ns,process_time}
threading.{get_ident,current_thread,active_count,main_thread}
{_thread.get_ident,os.getpid,sys.exc_info,uuid.uuid4,random.random}
datetime.datetime.{now,utcnow}
asyncio.{current_task,get_running_loop}
threading.{Event,Condition,Lock,RLock}
{print,id,isinstance,issubclass,callable,len,type,bool,super,hasattr,repr,dict,list,set,tuple,object,range,enumerate,zip}
threading.Event#{set,clear,is_set}
threading.Condition#{notify,notify_all,notifyAll,release}
threading.Lock#{release,locked}
threading.RLock#release
asyncio.Condition#{notify,notify_all,locked}
asyncio.{Lock,Semaphore}#locked
asyncio.Event#set
threading.Thread#{is_alive,getName}
queue.Queue#{qsize,empty,full}
list#{append,clear,extend,copy}
dict#{get,clear,copy,items,keys,values,setdefault}
set#{add,discard,clear,copy}
collections.deque#{append,appendleft,clear}
collections.{deque,OrderedDict}
logging.{debug,info,warning,warn,error,exception,critical,log,getLogger}
logging.{Logger,LoggerAdapter,RootLogger}#*
`;
