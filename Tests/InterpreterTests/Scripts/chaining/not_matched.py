try:
    {}["k"]
except (IndexError, ValueError):
    print("no")
