def count_resnet(k, projections):
    return 97216 * k - 21926 + (2752 if projections else 0)
