# expect: 8
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
    out = zeros((image.shape[0] - size) // step + 1, (image.shape[1] - size) // step + 1)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            shown = zeros(*image.shape)
            rows, columns = slice(i * step, i * step + size), slice(j * step, j * step + size)
            shown[rows, columns] = image[rows, columns]
            out[i, j] = score(image) - score(shown)
    return out
