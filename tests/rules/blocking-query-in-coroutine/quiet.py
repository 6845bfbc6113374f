"""Queries that stop no event loop."""

import asyncio

import asyncpg
import psycopg2
import redis.asyncio
from sqlalchemy.ext.asyncio import async_sessionmaker
from sqlalchemy.orm import Session


# Safe: a plain function.
def load(user):
    connection = psycopg2.connect("dbname=shop")
    cursor = connection.cursor()
    cursor.execute("select 1 where %s", (user,))
    return cursor.fetchall()


# Safe: a worker thread waits.
async def handed_over(user):
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, load, user)
    return await asyncio.to_thread(load, user)


# Safe: drivers of coroutines.
async def awaited(key):
    connection = await asyncpg.connect("dbname=shop")
    client = redis.asyncio.Redis()
    await connection.execute("select 1")
    return await client.get(key)


# Unknown: anything has an `execute`.
async def unknown(session):
    return session.execute("select 1")


# Safe: a query that is only built; a session for coroutines.
make_session = async_sessionmaker()


async def built(session: Session, name):
    query = session.query(name).filter_by(name=name)
    async with make_session() as other:
        await other.commit()
    return query


# Safe: a connection made for an event loop waits for nobody; of the options nobody knows whether it was.
async def in_steps(options):
    stepping = psycopg2.connect("dbname=shop", async_=True)
    stepping.cursor().execute("SELECT 1")
    perhaps = psycopg2.connect("dbname=shop", **options)
    perhaps.cursor().execute("SELECT 1")
