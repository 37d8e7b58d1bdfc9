def outer():
    def inner():
        return late + 1
    inner()
    late = 5


outer()
