import threading

import boto3

guard = threading.Lock()
files = boto3.client("s3")
