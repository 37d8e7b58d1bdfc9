# expect: 7
def weights_per_filter(figure):
    return figure["in"] * 9


def filters_in_bank(figure):
    return "can't say" if figure["out"] is None else figure["out"]
