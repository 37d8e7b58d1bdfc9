class Report(Exception):
    def __str__(self):
        return "first line\nsecond line\n  third"


def f():
    raise Report()


f()
