import sys

print("exit code of True")
sys.exit(True)
