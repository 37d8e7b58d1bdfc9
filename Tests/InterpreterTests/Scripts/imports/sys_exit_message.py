import sys


def main():
    print("working")
    sys.exit("cannot go on: é")


main()
