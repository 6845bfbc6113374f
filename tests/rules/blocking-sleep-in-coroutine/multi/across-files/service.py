import shared
from shared import doorbell, sleep


async def serve():
    while True:
        job = shared.jobs.get()  # expect: PC0911 "`shared.jobs.get`"
        await doorbell.get()
        sleep(job)  # expect: PC0901 "`sleep`"
