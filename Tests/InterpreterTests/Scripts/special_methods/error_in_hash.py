class Tag:
    def __init__(self, words):
        self.words = words

    def __hash__(self):
        return hash(self.words)


print({Tag(("a", "b")): 1} is not None)
tags = {Tag(("a",)): 1, Tag(["b"]): 2}
