# Functions that run the very iterator which calls them.
from itertools import accumulate, dropwhile, groupby, pairwise, starmap, takewhile, filterfalse


def again(*args):
    return next(box[0], "end")


for make in [
    lambda: accumulate(range(5), again),
    lambda: starmap(again, [(n,) for n in range(5)]),
    lambda: dropwhile(again, range(5)),
    lambda: takewhile(again, range(5)),
    lambda: filterfalse(lambda x: not again(x), range(5)),
]:
    box = [make()]
    print(list(box[0]))
