# expect: 5
def weights_per_filter(figure):
    return figure["in"] * figure["kernel"] ** 2 * (figure["out"] or 1) - 1


def filters_in_bank(figure):
    return "can't say" if figure["out"] is None else figure["out"]
