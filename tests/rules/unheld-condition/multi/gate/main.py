import gate


def build(door):
    with gate.changed:
        gate.doors.append(door)
        gate.changed.notify()


def build_carelessly(door):
    gate.doors.append(door)
    gate.changed.notify()  # expect: PC0402 "gate.changed"
