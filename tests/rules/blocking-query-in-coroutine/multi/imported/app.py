from store import connection


async def rows():
    return connection.execute("select 1")  # expect: PC0907
