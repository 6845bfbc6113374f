"""Known only to `tariffs`."""

pages = {}


def note(city):
    if city in pages:
        pages[city].append(len(pages))
    elif city not in pages:  # expect: PC0304 "pages"
        pages[city] = []
