from cloud import files


async def load(key):
    return files.get_object(Bucket="b", Key=key)  # expect: PC0908
