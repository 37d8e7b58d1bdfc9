import numpy as np

images = ((np.arange(3 * 4 * 4 * 3) * 37) % 256).astype(np.uint8).reshape(3, 4, 4, 3)
print(images.shape, images.dtype, images.min(), images.max(), images[0, 0, 0], images.mean().round(4))
grey = images @ np.array([0.299, 0.587, 0.114])
print(grey.shape, grey[0].round(1))
print(images.mean(axis=(0, 1, 2)).round(3), images.std(axis=(0, 1, 2)).round(3), images.astype("float32").mean(axis=0).shape)
flipped = images[:, :, ::-1]
print(flipped[0, 0, 0], np.array_equal(flipped[:, :, ::-1], images), images[..., 0].T.shape)
bright = np.clip(images.astype(int) + 100, 0, 255).astype(np.uint8)
print(bright.dtype, bright.max(), (bright == 255).sum(), (images + 100).max(), 255 - images[0, 0])
counts, edges = np.histogram(images, bins=4, range=(0, 256))
print(counts, edges, np.percentile(images, [5, 50, 95]))
crop = images[:, 1:3, 1:3]
print(crop.shape, np.transpose(images, (0, 3, 1, 2)).shape, images.reshape(3, -1).shape, np.pad(images, ((0, 0), (1, 1), (1, 1), (0, 0))).shape)
tiled = np.concatenate(np.split(grey, 3), axis=2)[0]
print(tiled.shape, np.hstack(list(grey)).shape, np.vstack([g[:1] for g in grey]).round(1))
threshold = grey > grey.mean(axis=(1, 2), keepdims=True)
print(threshold.sum(axis=(1, 2)), threshold[0].astype(int), np.argwhere(threshold[0])[:2].tolist())
