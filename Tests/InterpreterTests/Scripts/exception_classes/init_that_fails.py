class Careful(Exception):
    def __init__(self, code):
        super().__init__(f"code {code:d}")


def check(code):
    raise Careful(code)


try:
    check(5)
except Careful as error:
    print(error)
check("five")
