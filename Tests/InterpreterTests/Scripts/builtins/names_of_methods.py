# The methods of the built-in classes, all there.
for kind in (str, list, dict, set, frozenset, int, float, tuple, range, bool, slice, type, object, enumerate, zip):
    print(kind.__name__, [name for name in dir(kind) if not name.startswith("_")])
