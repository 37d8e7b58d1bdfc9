class Cover:
    def __init__(self, score, image, size):
        self.score, self.image, self.size, self.whole = score, image, size, score(image)

    def drop(self, top, left):
        inside = ((torch.arange(self.image.shape[0]).reshape(-1, 1) >= top)
                  & (torch.arange(self.image.shape[0]).reshape(-1, 1) < top + self.size)
                  & (torch.arange(self.image.shape[1]) >= left) & (torch.arange(self.image.shape[1]) < left + self.size))
        return self.whole - self.score(torch.where(inside, torch.zeros_like(self.image), self.image))


def occlusion_map(score, image, size, step):
    cover = Cover(score, image, size)
    return [[cover.drop(i, j) for j in range(0, image.shape[1] - size + 1, step)]
            for i in range(0, image.shape[0] - size + 1, step)]
