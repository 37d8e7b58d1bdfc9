class Cover:
    def __init__(self, score, image, size):
        self.score, self.image, self.size, self.whole = score, image, size, score(image)

    def drop(self, top, left):
        rows, columns = [torch.arange(n) for n in self.image.shape]
        rows, columns = [(n >= at) & (n < at + self.size) for n, at in ((rows, top), (columns, left))]
        inside = rows.reshape(-1, 1) & columns
        return self.whole - self.score(torch.where(inside, torch.zeros_like(self.image), self.image))


def occlusion_map(score, image, size, step):
    cover = Cover(score, image, size)
    return [[cover.drop(i, j) for j in range(0, image.shape[1] - size + 1, step)]
            for i in range(0, image.shape[0] - size + 1, step)]
