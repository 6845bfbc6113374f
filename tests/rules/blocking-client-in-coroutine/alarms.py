"""Clients that stop the event loop."""

import asyncio
import ftplib
import smtplib
from smtplib import SMTP as Mail

import boto3
import openai
import paramiko


# A mail server.
async def notify(message):
    server = smtplib.SMTP()
    server.connect("localhost")  # expect: PC0908 "`server.connect`"
    server.send_message(message)  # expect: PC0908
    with Mail() as other:
        other.send_message(message)  # expect: PC0908 "`other.send_message`"


class Store:
    """A cloud client that the object keeps."""

    def __init__(self):
        self.client = boto3.client("s3")

    async def put(self, body):
        await asyncio.sleep(0)
        self.client.put_object(Bucket="b", Key="k", Body=body)  # expect: PC0908 "`self.client.put_object`"


# Files far away.
async def publish(path):
    ftp = ftplib.FTP()
    ftp.login()  # expect: PC0908
    shell = paramiko.SSHClient()
    shell.connect("localhost")  # expect: PC0908
    return shell.exec_command("ls")  # expect: PC0908


# A client whose calls are several attributes away.
class Assistant:
    def __init__(self):
        self.client = openai.OpenAI()

    async def answer(self, question):
        return self.client.chat.completions.create(messages=[question])  # expect: PC0908
