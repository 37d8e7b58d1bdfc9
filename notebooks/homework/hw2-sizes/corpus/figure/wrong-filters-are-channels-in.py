# expect: 5-7
def weights_per_filter(figure):
    return figure["in"] * figure["kernel"] ** 2


def filters_in_bank(figure):
    return figure["in"]
