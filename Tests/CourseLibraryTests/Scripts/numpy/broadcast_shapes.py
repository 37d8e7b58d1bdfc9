# What shapes broadcast to, without arrays of them.
import numpy as np


def attempt(body):
    try:
        print(repr(body()))
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: np.broadcast_shapes((1,2),(3,1),(3,2)))
attempt(lambda: np.broadcast_shapes(5,(3,1)))
attempt(lambda: np.broadcast_shapes())
attempt(lambda: np.broadcast_shapes([], 2**32))
attempt(lambda: np.broadcast_shapes((3,),(4,)))
attempt(lambda: np.broadcast_shapes((1,),(2,3),(2,4)))
attempt(lambda: np.broadcast_shapes((0,),(1,),(2,0)))
attempt(lambda: np.broadcast_shapes((0,),(3,)))
attempt(lambda: np.broadcast_shapes(-1))
attempt(lambda: np.broadcast_shapes((2.0,)))
attempt(lambda: np.broadcast_arrays(np.arange(3), np.zeros((2,1))))
attempt(lambda: np.broadcast_arrays(np.arange(3), np.zeros((2,1)))[0].shape)
attempt(lambda: np.broadcast_arrays([1,2],[1,2,3]))
attempt(lambda: np.broadcast_arrays())
