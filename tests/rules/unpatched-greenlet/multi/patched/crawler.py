import time

import gevent


def visit(url):
    time.sleep(1)
    print(url)


def crawl(urls):
    gevent.joinall([gevent.spawn(visit, url) for url in urls])


if __name__ == "__main__":
    crawl([])
