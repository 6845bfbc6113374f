pages = 0
