from rates import rate_of


async def show(city):
    return rate_of(city)  # expect: PC0914 "rate_of"
