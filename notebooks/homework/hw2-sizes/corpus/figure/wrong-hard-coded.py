# expect: 5
def weights_per_filter(figure):
    return 27 if figure["in"] == 3 else 864


def filters_in_bank(figure):
    return 96 if figure["out"] else "can't say"
