# A dict or set that changes its size in a loop over it says so; a list goes on.
def show(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


def grow():
    d = {1: 1}
    for key in d:
        d[key + 1] = 2


def shrink():
    d = {1: 1, 2: 2}
    for key in d:
        del d[key]


def exchange():
    d = {1: 1, 2: 2}
    for key in d:
        del d[key]
        d[key + 100] = 1
    return d


def grow_items():
    d = {1: 1}
    for key, value in d.items():
        d[key + 1] = 2


def grow_set():
    s = {1}
    for item in s:
        s.add(item + 1)


def grow_list():
    items = [1, 2, 3]
    for item in items:
        if len(items) < 10:
            items.append(item)
    return items


def shrink_list():
    items = list(range(10))
    seen = []
    for item in items:
        seen.append(item)
        items.remove(item)
    return seen, items


def sort_changed():
    items = [3, 2, 1]
    items.sort(key=lambda item: items.append(item) or item)


for function in (grow, shrink, exchange, grow_items, grow_set, grow_list, shrink_list, sort_changed):
    show(function)
