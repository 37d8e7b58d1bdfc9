class Model:
    table = "model"
    fields = ["id"]
    limit = 10

    @classmethod
    def query(cls):
        return f"select {', '.join(cls.fields)} from {cls.table} limit {cls.limit}"

    def show(self):
        return self.table, self.limit


class User(Model):
    table = "user"
    fields = Model.fields + ["name"]


class Admin(User):
    table = User.table + "_admin"
    fields = [*User.fields, "level"]

    def __init__(self):
        self.limit = 1


print(Model.query(), User.query(), Admin.query(), Admin().query(), Admin().show(), sep="\n")
Model.limit = 99
User.limit += 1
print(User.limit, Admin.limit, Admin().limit, Model.limit, vars(User)["limit"])
del User.limit
print(User.limit, "limit" in vars(User))
try:
    del User.limit
except AttributeError as error:
    print(error)


class Shadow(Model):
    query = "not callable any more"
    show = None


print(Shadow.query, Shadow().show)
try:
    Shadow().query()
except TypeError as error:
    print(error)
Model.added = lambda self: self.table
print(Admin().added(), Shadow().added())
