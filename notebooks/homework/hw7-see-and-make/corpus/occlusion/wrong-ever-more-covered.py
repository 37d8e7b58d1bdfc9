# expect: 8
def occlusion_map(score, image, size, step):
    whole, image = score(image), image.clone()
    rows, columns = (image.shape[0] - size) // step + 1, (image.shape[1] - size) // step + 1
    out = zeros(rows, columns)
    for i in range(rows):
        for j in range(columns):
            image[i * step:i * step + size, j * step:j * step + size] = 0
            out[i, j] = whole - score(image)
    return out
