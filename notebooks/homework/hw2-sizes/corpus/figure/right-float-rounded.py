def weights_per_filter(figure):
    return round(float(figure["in"]) * figure["kernel"] ** 2.0)


def filters_in_bank(figure):
    if isinstance(figure["out"], int):
        return figure["out"]
    else:
        return 'can\'t say'
