import sys

for value in (0, None, 1, "text", 2.5):
    try:
        sys.exit(value)
    except SystemExit as stop:
        print(repr(stop), repr(stop.code))
try:
    sys.exit()
except Exception:
    print("never")
except BaseException as stop:
    print(type(stop).__name__, stop.code)
sys.exit()
