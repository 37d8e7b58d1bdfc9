import sys

print(sys.maxsize, sys.byteorder, sys.maxunicode, sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 8))
print(sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.float_info.min)
print(sys.float_info)
print(sys.getrecursionlimit(), sys.intern("a"), sys.getsizeof([]) > 0, sys.getsizeof(1), sys.getdefaultencoding(), sys.argv[1:])
sys.stdout.write("written\n")
print("to stdout", file=sys.stdout)
try:
    1 / 0
except ZeroDivisionError:
    kind, value, traceback = sys.exc_info()
    print(kind, value, traceback is not None)
print(sys.exc_info())
