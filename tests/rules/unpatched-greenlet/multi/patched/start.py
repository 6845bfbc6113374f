from gevent import monkey

monkey.patch_all()

from crawler import crawl

if __name__ == "__main__":
    crawl(["http://a.example", "http://b.example"])
