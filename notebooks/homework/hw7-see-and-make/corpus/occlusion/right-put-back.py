def occlusion_map(score, image, size, step):
    image = image.clone()
    whole = score(image)
    out = zeros((image.shape[0] - size) // step + 1, (image.shape[1] - size) // step + 1)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            window = image[i * step:i * step + size, j * step:j * step + size]
            kept = window.clone()
            window.zero_()
            out[i, j] = whole - score(image)
            window.copy_(kept)
    return out
