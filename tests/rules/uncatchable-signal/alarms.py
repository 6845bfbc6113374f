"""Handlers that no system accepts."""

import asyncio
import signal
from signal import SIGSTOP


def stop(number, frame):
    raise SystemExit(number)


def main():
    signal.signal(signal.SIGKILL, stop)  # expect: PC1805 "no process can catch `SIGKILL`: the call raises OSError"
    signal.signal(SIGSTOP, signal.SIG_IGN)  # expect: PC1805


async def serve():
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGKILL, print)  # expect: PC1805


if __name__ == "__main__":
    main()
    asyncio.run(serve())
