"""What all crawlers count."""

pages = 0
errors = 0
slowest = ("", 0)
