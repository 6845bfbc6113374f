/** Rows of the table `reserved`: names of a library class that it leans on itself, and that a class deriving from it can take by mistake; `used-by` is the method that breaks. Source: the source of CPython 3.8 to 3.15. */
export const reservedRows = `
name | used-by | since | until | data-only

threading.Thread#_started | start | | |
threading.Thread#_stop | join | | 3.13 |
threading.Thread#_tstate_lock | join | | 3.13 |
threading.Thread#_is_stopped | is_alive | | 3.13 |
threading.Thread#_handle | start | 3.13 | |
threading.Thread#_context | start | 3.14 | |
threading.Thread#_delete | run | | |
threading.Thread#_bootstrap | start | | |
threading.Thread#start | start | | | yes
threading.Thread#join | join | | | yes
threading.Thread#run | start | | | yes
threading.Thread#is_alive | is_alive | | | yes
multiprocessing.Process#_popen | start | | |
multiprocessing.Process#_parent_pid | start | | |
multiprocessing.Process#_closed | start | | |
multiprocessing.Process#_config | daemon | | |
multiprocessing.Process#start | start | | | yes
multiprocessing.Process#join | join | | | yes
multiprocessing.Process#run | start | | | yes
multiprocessing.Process#is_alive | is_alive | | | yes
`;
