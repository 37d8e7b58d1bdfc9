def occlusion_map(score, image, size, step):
    whole = score(image)
    drops = []
    for top in range(0, image.shape[0] - size + 1, step):
        row = []
        for left in range(0, image.shape[1] - size + 1, step):
            covered = image.clone()
            covered[top:top + size, left:left + size] = 0.0
            row.append(whole - score(covered))
        drops.append(row)
    return drops
