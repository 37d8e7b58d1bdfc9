import sys

try:
    1 / 0
except ZeroDivisionError:
    print("leaving")
    sys.exit(4)
