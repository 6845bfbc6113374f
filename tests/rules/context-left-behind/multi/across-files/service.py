import threading

import ambient
from ambient import current_user, user_name


def send_mail(text):
    print(text, "from", user_name())


def log(text):
    print(text, ambient.current_user.get())


def handle(name):
    current_user.set(name)
    threading.Thread(target=send_mail, args=("hello",), daemon=True).start()  # expect: PC1902 "`send_mail`"
    threading.Thread(target=log, args=("handled",), daemon=True).start()  # expect: PC1902 "`log`"
