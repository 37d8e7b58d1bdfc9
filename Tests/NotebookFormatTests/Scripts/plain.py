"""A script without a marker."""

import sys


def main():
    print(sys.argv)


main()
