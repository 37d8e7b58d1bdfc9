# What `sys` knows of the language.
import sys

print(sys.version_info[:2], sys.version_info >= (3, 11), sys.version_info.major, sys.version_info.releaselevel)
print(sys.float_info)
print(sys.float_info.epsilon, sys.float_info.max, sys.maxsize, sys.maxunicode, sys.byteorder)
print(sys.stdout.name, sys.stdout.mode, sys.stdout.writable(), sys.stdout.readable(), sys.stdout.encoding)
print(sys.stdout.write("written\n"))
sys.stdout.writelines(["a", "b\n"])
try:
    sys.stdout.read()
except OSError as error:
    print(error)
try:
    1 / 0
except ZeroDivisionError:
    print(sys.exc_info()[:2])
print(sys.exc_info())
print(sys.stdin.readable(), sys.stdin.name)
