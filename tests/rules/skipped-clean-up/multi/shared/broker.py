from compat import managed


@managed
async def subscribed(broker, topic):
    await broker.subscribe(topic)
    yield broker  # expect: PC1311 "`broker.unsubscribe(…)`"
    await broker.unsubscribe(topic)
