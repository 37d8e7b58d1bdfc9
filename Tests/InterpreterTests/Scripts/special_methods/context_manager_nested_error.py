class Step:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        if self.name == "third":
            raise RuntimeError("cannot enter " + self.name)
        print("enter", self.name)
        return self

    def __exit__(self, *info):
        print("exit", self.name, info[0])


with Step("first"), Step("second"), \
        Step("third") as third:
    print("never")
