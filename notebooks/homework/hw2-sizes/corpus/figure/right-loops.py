def weights_per_filter(figure):
    weights = 0
    for row in range(figure["kernel"]):
        for column in range(figure["kernel"]):
            weights += figure["in"]
    return weights


def filters_in_bank(figure):
    try:
        return figure["out"] + 0
    except TypeError:
        return "can't say"
