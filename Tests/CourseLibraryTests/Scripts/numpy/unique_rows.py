# Rows, columns and slices without repeats; of nothing too.
import numpy as np


def attempt(body):
    try:
        print(repr(body()))
    except Exception as error:
        print(type(error).__name__, error)


a = np.array([[1, 2], [0, 1], [1, 2]])
everything = dict(return_index=True, return_inverse=True, return_counts=True)
attempt(lambda: np.unique(a, axis=0, **everything))
attempt(lambda: np.unique(a, axis=1, **everything))
attempt(lambda: np.unique(np.arange(8).reshape(2, 2, 2) % 2, axis=2, return_inverse=True))
attempt(lambda: np.unique(np.zeros((0, 3)), axis=0))
attempt(lambda: np.unique(np.zeros((3, 0)), axis=0))
attempt(lambda: np.unique(np.zeros((0, 3)), axis=1, **everything))
attempt(lambda: np.unique(np.zeros((3, 0)), axis=1))
attempt(lambda: np.unique(np.zeros((0, 0)), axis=0))
attempt(lambda: np.unique(np.array(3), axis=0))
attempt(lambda: np.unique(np.array([3]), axis=5))
