def main():
    print("running", __name__)


if __name__ == "__main__":
    main()
print(type(__name__).__name__, __doc__)
