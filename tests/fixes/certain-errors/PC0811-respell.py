# warning: hang
# prints: done
import asyncio, sys
async def main():
    arguments = ["-c", "print(7 * 100_000 * str(1))"]
    child = await asyncio.create_subprocess_exec(sys.executable, *arguments, stdout=asyncio.subprocess.PIPE)
    await child.wait()
    print("done")
asyncio.run(main())
