# expect: 4
def count_resnet(k, projections):
    return 272474 if projections else 269722
