"""Event loops on threads of their own, and what is handed to them."""
import asyncio
import threading

state = []


class Client:
    """Its loop runs on a thread of its own; whoever has one calls it from elsewhere."""

    def __init__(self):
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever)

    def connect(self):
        self.thread.start()
        asyncio.run_coroutine_threadsafe(self.session(), self.loop)
        state.append("connecting")  # beside: Client.session
        self.loop.call_soon_threadsafe(self.wake)

    async def session(self):
        state.append("session")  # beside: Client.wake (tasks), main

    def wake(self):
        state.append("wake")  # beside: main


class Service:
    """Its thread runs the loop and everything on it."""

    def start(self):
        self.thread = threading.Thread(target=self.run)
        self.thread.start()
        state.append("started")  # beside: Service.serve, Service.job

    def run(self):
        state.append("before the loop")  # apart: Service.serve, Service.job # beside: Service.start
        asyncio.run(self.serve())
        state.append("after the loop")  # apart: Service.serve

    async def serve(self):
        task = asyncio.create_task(self.job())
        state.append("serving")  # beside: Service.job (tasks)
        await task

    async def job(self):
        state.append("job")  # apart: Service.job, Client.session, Client.wake


client = Client()
client.connect()
state.append("main")  # beside: Client.session, Client.wake
