"""Takes the audit first."""

import locks
from locks import audit_lock

lines = []


def note(name):
    with audit_lock:  # related: PC0210 "audit_lock"
        lines.append(name)


def show(stock):
    with locks.audit_lock:  # related: PC0210 "acquired here first"
        with locks.stock_lock:
            return [line for line in lines if line in stock]
