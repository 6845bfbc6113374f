import asyncio

loop = asyncio.new_event_loop()


def current():
    return asyncio.get_running_loop()


def spawn(work):
    return loop.create_task(work)


def keep(work):
    task = spawn(work)
    running.append(task)
    return task


running = []
