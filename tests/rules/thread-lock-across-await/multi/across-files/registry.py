import guards
from guards import publish, registry_lock as lock


async def register(name):
    with lock:
        await publish(name)  # expect: PC0910 "`lock` is held"


async def register_in_turn(name):
    async with guards.task_lock:
        await publish(name)
