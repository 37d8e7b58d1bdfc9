# expect: 0
def edge_filters():
    return 765, 765
