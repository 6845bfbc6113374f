from contextvars import ContextVar

current_user = ContextVar("current_user")


def user_name():
    return current_user.get()


async def middleware(request, handle):
    token = current_user.set(request["user"])
    try:
        return await handle(request)
    finally:
        current_user.reset(token)
