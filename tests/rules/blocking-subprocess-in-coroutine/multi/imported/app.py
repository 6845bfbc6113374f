from tools import execute


async def build():
    execute(["make"])  # expect: PC0903
