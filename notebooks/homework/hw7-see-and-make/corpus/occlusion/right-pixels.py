def covered(image, top, left, size):
    out = image.clone()
    for i in range(top, top + size):
        for j in range(left, left + size):
            out[i, j] = 0
    return out


def occlusion_map(score, image, size, step):
    height, width = image.shape
    places = [(i, j) for i in range(0, height - size + 1, step) for j in range(0, width - size + 1, step)]
    drops = [score(image) - score(covered(image, i, j, size)) for i, j in places]
    return tensor(drops).reshape(1 + (height - size) // step, 1 + (width - size) // step)
