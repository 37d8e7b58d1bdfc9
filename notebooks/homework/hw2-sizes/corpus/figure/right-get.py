def weights_per_filter(figure):
    return figure["kernel"] * figure["kernel"] * figure["in"]


def filters_in_bank(figure):
    return figure.get("out") or "can't say"
