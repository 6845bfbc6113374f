import threading

state = threading.local()


def set_tenant(tenant):
    state.tenant = tenant


def tenant():
    return state.tenant
