class CleanupError(Exception):
    pass


class Resource:
    def use(self):
        raise ValueError("while using")

    def close(self):
        raise CleanupError("while closing")

    def run(self):
        try:
            self.use()
        finally:
            self.close()


try:
    Resource().run()
except CleanupError as error:
    print(repr(error), repr(error.__context__), error.__cause__)
Resource().run()
