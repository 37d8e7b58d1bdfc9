class Command:
    registry = {}

    def __init_subclass__(cls, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        Command.registry[name or cls.__name__.lower()] = cls

    def __init__(self, *args):
        self.args = args

    def run(self):
        raise NotImplementedError(type(self).__name__)


class Echo(Command):
    """Says its arguments."""

    def run(self):
        return " ".join(self.args)


class Add(Command, name="+"):
    """Adds numbers."""

    def run(self):
        return sum(map(float, self.args))


class Help(Command, name="?"):
    def run(self):
        return "; ".join(f"{name}: {cls.__doc__ or 'no help'}" for name, cls in sorted(self.registry.items()))


class Broken(Command):
    pass


def execute(line):
    name, *args = line.split()
    try:
        return Command.registry[name](*args).run()
    except KeyError as error:
        return f"unknown command {error}"
    except ValueError as error:
        return f"bad argument: {error}"


for line in ("echo hello world", "+ 1 2.5", "+ one", "?", "fly"):
    print(execute(line))
execute("broken x")
