"""Clients that stop no event loop."""

import asyncio
import smtplib

import boto3
import openai


# Safe: a plain function.
def send(message):
    server = smtplib.SMTP()
    server.connect("localhost")
    server.send_message(message)


# Safe: a worker thread waits.
async def handed_over(message):
    client = boto3.client("s3")
    await asyncio.to_thread(send, message)
    return await asyncio.to_thread(client.list_buckets)


# Safe: nothing is sent yet.
async def prepare():
    client = boto3.client("s3")
    return client.get_paginator("list_objects"), client.generate_presigned_url("get_object")


# Unknown: not a client the tables know.
async def unknown(client):
    return client.put_object(Key="k")


# Safe: the client for coroutines, and an attribute that sends nothing.
async def answer(question):
    client = openai.AsyncOpenAI()
    plain = openai.OpenAI()
    print(plain.chat.completions.with_raw_response)
    return await client.chat.completions.create(messages=[question])
