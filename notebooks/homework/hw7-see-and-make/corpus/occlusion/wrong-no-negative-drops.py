# expect: 13
def mapped(value, image, size, step, fill=0.0):
    rows, columns = (image.shape[0] - size) // step + 1, (image.shape[1] - size) // step + 1
    out = zeros(rows, columns)
    for i in range(rows):
        for j in range(columns):
            covered = image.clone()
            covered[i * step:i * step + size, j * step:j * step + size] = fill
            out[i, j] = value(covered)
    return out


def occlusion_map(score, image, size, step):
    return mapped(lambda covered: max(0.0, score(image) - score(covered)), image, size, step)
