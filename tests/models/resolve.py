"""Reads names, one a line, and prints those that this interpreter does not have. `Class#method` is a method."""

import builtins
import importlib
import sys
import types

MISSING = object()


def attribute(owner, path):
    for part in path:
        owner = getattr(owner, part, MISSING)
        if owner is MISSING:
            break
    return owner


def resolve(dotted):
    parts = dotted.split(".")
    if len(parts) == 1 and hasattr(builtins, dotted):
        return getattr(builtins, dotted)
    for size in range(len(parts), 0, -1):
        try:
            module = importlib.import_module(".".join(parts[:size]))
        except ImportError:
            continue
        found = attribute(module, parts[size:])
        if found is not MISSING:
            return found
    return MISSING


def has_member(cls, method):
    if method.endswith("*"):
        return True
    if attribute(cls, [method]) is not MISSING:
        return True
    if isinstance(cls, types.BuiltinFunctionType):
        return hasattr(cls(), method)
    # Attributes that methods set: what the class or one of its bases mentions somewhere.
    codes = (getattr(value, "__code__", None) for base in getattr(cls, "__mro__", ()) for value in vars(base).values())
    return any(code and method in code.co_names for code in codes)


for line in sys.stdin:
    name = line.strip()
    cls, _, method = name.partition("#")
    found = resolve(cls)
    if found is MISSING or (method and not has_member(found, method)):
        print(name)
