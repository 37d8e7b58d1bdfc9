class Plugin:
    registry = {}

    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[name or cls.__name__.lower()] = cls
        print("subclass", cls.__name__, name, kwargs)


class Json(Plugin):
    pass


class Csv(Plugin, name="comma"):
    separator = ","


class Tsv(Csv, name="tab"):
    separator = "\t"


options = {"name": "from dict"}


class Other(Plugin, **options):
    pass


print({k: v.__name__ for k, v in Plugin.registry.items()}, type(Plugin.__init_subclass__).__name__)


class Base:
    def __init_subclass__(cls, required=()):
        missing = [m for m in required if m not in vars(cls)]
        if missing:
            raise TypeError(f"{cls.__name__} lacks {', '.join(missing)}")


class Good(Base, required=("run",)):
    def run(self):
        return "runs"


print(Good().run())
try:
    class Bad(Base, required=["run", "stop"]):
        pass
except TypeError as error:
    print(error)
try:
    Bad
except NameError as error:
    print(error)
try:
    class Unknown(Base, size=1):
        pass
except TypeError as error:
    print(error)
try:
    class Unexpected(object, size=1):
        pass
except TypeError as error:
    print(error)
