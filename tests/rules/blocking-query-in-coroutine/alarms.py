"""Queries that stop the event loop."""

import asyncio
import sqlite3

import psycopg2
import redis
from sqlalchemy import create_engine
from sqlalchemy.orm import Session, sessionmaker


# A connection and its cursor.
async def orders(user):
    connection = psycopg2.connect("dbname=shop")  # expect: PC0907 "`psycopg2.connect`"
    cursor = connection.cursor()
    cursor.execute("select 1 where %s", (user,))  # expect: PC0907 "`cursor.execute`"
    return cursor.fetchall()  # expect: PC0907


class Cache:
    """A client that the object keeps."""

    def __init__(self):
        self.client = redis.Redis()

    async def value(self, key):
        await asyncio.sleep(0)
        return self.client.get(key)  # expect: PC0907 "`self.client.get`"


# A session by annotation, an engine of the module.
engine = create_engine("postgresql://localhost")


async def names(session: Session):
    with engine.connect() as connection:  # expect: PC0907
        connection.execute("select 1")  # expect: PC0907
    return session.scalars("select name")  # expect: PC0907


# A database in a file.
async def count(path):
    database = sqlite3.connect(path)
    return database.execute("select count(*) from rows").fetchone()  # expect: PC0907 "`database.execute`"


# A session that a factory of the module makes, and a query built step by step.
make_session = sessionmaker(bind=engine)


async def users(session: Session, name):
    with make_session() as other:
        other.commit()  # expect: PC0907 "`other.commit`"
    return session.query(name).filter_by(name=name).order_by(name).all()  # expect: PC0907
