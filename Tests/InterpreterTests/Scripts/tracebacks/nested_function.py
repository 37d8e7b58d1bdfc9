def outer():
    def middle():
        def inner():
            return missing_name
        return inner()
    return middle()


outer()
