def weights_per_filter(figure):
    return torch.zeros(figure["in"], figure["kernel"], figure["kernel"]).numel()


def filters_in_bank(figure):
    return {True: "can't say", False: figure["out"]}[figure["out"] is None]
