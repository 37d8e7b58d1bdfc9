class ConfigError(Exception):
    def __init__(self, name):
        super().__init__(f"bad setting {name!r}")
        self.name = name


def parse(name, text):
    try:
        return int(text)
    except ValueError as error:
        raise ConfigError(name) from error


try:
    parse("size", "big")
except ConfigError as error:
    print(error, error.name, repr(error.__cause__), error.__context__ is error.__cause__, error.__suppress_context__)
try:
    raise ConfigError("a") from None
except ConfigError as error:
    print(error.__cause__, error.__suppress_context__)
try:
    raise ConfigError("b") from KeyError
except ConfigError as error:
    print(repr(error.__cause__))
for bad in (5, "text", int):
    try:
        raise ConfigError("c") from bad
    except TypeError as error:
        print(error)
parse("width", "wide")
