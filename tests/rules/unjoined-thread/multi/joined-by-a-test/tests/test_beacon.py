from beacon import Beacon


def test_stop():
    beacon = Beacon(print)
    beacon.stop()
    beacon.join()
    assert not beacon.is_alive()
