visits = 0
names = []


def weigh(name):
    return len(name)
