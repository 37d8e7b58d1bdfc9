class Mixin:
    pass


class Bad(object, Mixin):
    pass
