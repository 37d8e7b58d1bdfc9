class Bad:
    def __repr__(self):
        return "Bad(" + self.name + ")"


try:
    f"{[Bad()]}"
except AttributeError as error:
    print(error)
print({"list": [Bad()]})
