# A variable of the function is offered even where it has no value yet.
totl_count = 5


def count():
    def inner():
        return total_counter
    print(total_cout)
    total_count = 1
    return total_count


count()
