"""Buses come to a stop, in the morning and in the evening: two event loops, one queue."""
import asyncio

arrivals = asyncio.Queue()


async def drive(line, minutes):
    await asyncio.sleep(minutes / 100)
    await arrivals.put(line)


async def timetable(lines):
    async with asyncio.TaskGroup() as group:
        for minutes, line in enumerate(lines, start=1):
            group.create_task(drive(line, minutes))
        for _ in lines:
            print("now arriving:", await arrivals.get())


if __name__ == "__main__":
    asyncio.run(timetable(["7", "12"]))
    # A queue belongs to the loop that first waited for it: this raises RuntimeError.
    asyncio.run(timetable(["12", "7"]))
