import numpy as np

for x in [np.array([1.0, 2.5]), np.array([1e10, 1.0]), np.array([1e-5, 1.0]), np.array([1.0, 1000.1]), np.array([0.1, 1000.1]),
          np.array([1, np.nan, np.inf]), np.array([-np.inf, 1.5]), np.array([np.nan]), np.array([1.123456789012345, 2.5]),
          np.array([1e300, 1e-300]), np.array([0.0, -0.0]), np.array([1 / 3, 1e8]), np.array([123456.789, 0.5]), np.array([1e-10]),
          np.array([99999999.0]), np.array([100000000.0]), np.array([0.00012, 0.1]), np.array([-1.5, 22.25, 333.125])]:
    print(x)
    print(repr(x), repr(x.astype(np.float32)))
print(repr(np.array([True, False])), np.array([[True], [False]]), repr(np.array([1, -10, 100])), np.array([[1, 20], [-300, 4]]))
print(repr(np.array([1, 2], dtype=np.uint8)), repr(np.array([])), repr(np.zeros((2, 0))), repr(np.zeros(0, dtype=int)), repr(np.zeros((0, 3), np.float32)), np.zeros((0, 3)))
print(repr(np.arange(8.0).reshape(2, 2, 2)), np.arange(8).reshape(2, 2, 2), sep="\n")
print(np.arange(1001), repr(np.arange(1001)), repr(np.arange(1001, dtype=np.uint8)))
print(np.arange(2000).reshape(40, 50))
print(repr(np.linspace(0, 1, 1200).reshape(2, 20, 30)))
print(repr(np.arange(30) * 1.5), np.arange(100), sep="\n")
print(repr(np.arange(12, dtype=np.float32).reshape(1, 12) / 7), repr(np.arange(40, dtype=np.int32)), sep="\n")
print([np.array([1, 2]), np.array([1.5])], {"w": np.array([0.1, 0.2])}, (np.float64(1.5), np.int64(2)))
print(np.array2string(np.array([1.23456, 2.0]), precision=2), np.array2string(np.arange(3), separator=", "), np.array_repr(np.arange(2)), np.array_str(np.arange(2)))
print(str(np.array([[1.5]])), f"{np.array([1.5, 2])}", np.array(7), str(np.array(0.1, dtype=np.float32)))
