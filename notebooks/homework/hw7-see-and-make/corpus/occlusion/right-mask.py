def occlusion_map(score, image, size, step):
    rows = [i for i in range(image.shape[0]) if i % step == 0 and i + size <= image.shape[0]]
    columns = [j for j in range(image.shape[1]) if j % step == 0 and j + size <= image.shape[1]]

    def drop(i, j):
        mask = ones(*image.shape)
        mask[i:i + size, j:j + size] = 0
        return score(image) - score(image * mask)

    return tensor([[drop(i, j) for j in columns] for i in rows])
