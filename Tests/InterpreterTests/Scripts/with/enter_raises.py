class Manager:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        if self.name == "bad":
            raise RuntimeError("enter failed")

    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind.__name__)


with Manager("good"), Manager("bad"), Manager("never"):
    print("never")
