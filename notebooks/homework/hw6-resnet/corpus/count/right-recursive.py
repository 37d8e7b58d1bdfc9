def stage(cin, cout, blocks, projections):
    if blocks == 0:
        return 0
    block = 9 * cin * cout + 9 * cout * cout + 4 * cout
    if projections and cin != cout:
        block += cin * cout + 2 * cout
    return block + stage(cout, cout, blocks - 1, projections)


def count_resnet(k, projections):
    return 464 + stage(16, 16, k, projections) + stage(16, 32, k, projections) + stage(32, 64, k, projections) + 65 * 10
