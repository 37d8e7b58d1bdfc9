import sys


def attempt(function):
    try:
        print(str(function())[:20])
    except Exception as error:
        print(type(error).__name__, error)


print(sys.get_int_max_str_digits())
attempt(lambda: str(10**5000))
for limit in (640, 639, -1, 1, 2**31, 2**70, "a", 1.5, None):
    attempt(lambda: sys.set_int_max_str_digits(limit))
attempt(lambda: sys.set_int_max_str_digits())
sys.set_int_max_str_digits(maxdigits=1000)
print(sys.get_int_max_str_digits())
attempt(lambda: str(10**999 - 1))
attempt(lambda: str(10**1000))
attempt(lambda: str(10**1000 - 1))
attempt(lambda: repr(-(10**1000)))
attempt(lambda: "%d" % 10**1000)
attempt(lambda: "%d" % (10**1000))
attempt(lambda: f"{10**1000}")
attempt(lambda: int("1" * 1001))
attempt(lambda: int("1" * 1001, 3))
attempt(lambda: int("1" * 1001, 16) % 7)
sys.set_int_max_str_digits(0)
print(len(str(3**20000)), str(3**20000)[-20:], str(7**9000)[:20], int("123456789" * 1000) % 1000007)
print(all(int(str(n)) == n and f"{n:d}" == str(n) for n in (10**k + d for k in range(18, 400, 19) for d in (-1, 0, 1))))
