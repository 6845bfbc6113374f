"""Jumps that stay inside, and coroutines that await nothing."""


async def close(source, parts):
    try:
        await source()
    finally:
        for part in parts:
            if part:
                continue
            break

        def later():
            return 1

        print(later())


def plain(source):
    try:
        return source()
    finally:
        return None


async def idle(source):
    try:
        source()
    finally:
        return 1


async def after(source):
    try:
        await source()
    except OSError:
        return 1
    else:
        return 2
    finally:
        print("done")
