def occlusion_map(score, image, size, step):
    picture = image.numpy()
    whole = score(image)
    out = np.zeros(((picture.shape[0] - size) // step + 1, (picture.shape[1] - size) // step + 1))
    for i, j in np.ndindex(*out.shape):
        copy = picture.copy()
        copy[i * step:i * step + size, j * step:j * step + size] = 0
        out[i, j] = whole - score(tensor(copy))
    return out
