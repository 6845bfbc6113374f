import threading
from pathlib import Path

guard = threading.Lock()
settings = Path("settings.json")
