from crawler import Crawler

for url in ("a", "b"):
    Crawler(url).start()
