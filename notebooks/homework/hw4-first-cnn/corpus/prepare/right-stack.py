def prepare(x, y, order, test):
    pictures, labels = torch.stack([x[i] for i in order]), torch.stack([y[i] for i in order])
    train, kept = pictures[:-test], pictures[-test:]
    m = train.mean()
    s = ((train - m) ** 2).mean().sqrt()
    return (train - m) / s, labels[:-test], (kept - m) / s, labels[-test:]
