class AppError(Exception):
    pass


class NotFound(AppError):
    """Nothing there."""


class WithDefault(AppError):
    def __init__(self, message="by default"):
        super().__init__(message)


for error in (AppError("text"), AppError(), AppError("a", 2), NotFound("x"), NotFound(("t",)), WithDefault(), WithDefault("m"), AppError(None), AppError(5), AppError("it's"), NotFound({"k": 1})):
    print(str(error), "|", repr(error), error.args, type(error).__name__, f"{error} {error!r}", isinstance(error, AppError), isinstance(error, Exception))
print(NotFound.__mro__, NotFound.__doc__, NotFound.__bases__, AppError.__name__, AppError)
try:
    raise NotFound("key", 1)
except AppError as error:
    print("caught", type(error), error, error.args, error.__cause__, error.__context__, error.__suppress_context__)
try:
    raise NotFound
except (ValueError, AppError) as error:
    print("class raised", repr(error), error.args)
for cls in (KeyError, LookupError, OSError, ArithmeticError, StopIteration, KeyboardInterrupt):
    class Mine(cls):
        pass
    print(repr(Mine("k")), str(Mine("k")), issubclass(Mine, Exception))
