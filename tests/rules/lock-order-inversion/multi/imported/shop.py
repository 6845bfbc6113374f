"""Takes the stock first, and through the import of a function the audit."""

import report
from locks import stock_lock as mine


def sell(name):
    with mine:  # related: PC0210 "mine"
        report.note(name)  # expect: PC0210 "show"
