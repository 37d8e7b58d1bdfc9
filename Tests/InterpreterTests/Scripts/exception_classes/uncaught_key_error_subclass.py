class MissingItem(KeyError):
    pass


shelf = {"a": 1}
try:
    shelf["b"]
except KeyError as error:
    raise MissingItem("no 'b' on the shelf") from error
