# What scripts print that draw with matplotlib.pyplot; the values are matplotlib's and NumPy's.
import matplotlib.pyplot as plt
from matplotlib.colors import ListedColormap
from matplotlib.patches import Rectangle


def raises(function):
    try:
        function()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


# What the functions give back.
counts, edges, bars = plt.hist([1, 2, 2, 3, 3, 3, 4], bins=3)
print([float(count) for count in counts], [float(edge) for edge in edges], len(bars))  # -> [1.0, 2.0, 4.0] [1.0, 2.0, 3.0, 4.0] 3
counts, edges, _ = plt.hist(tensor([0.0, 1.0, 5.0]), bins=[0, 1, 2], density=True)
print([float(count) for count in counts])  # -> [0.5, 0.5]
print(plt.title("t"), plt.xlabel("x"), plt.ylabel("y"))  # -> Text(0.5, 1.0, 't') Text(0.5, 0, 'x') Text(0, 0.5, 'y')
print(plt.gcf())  # -> <Figure size 640x480 with 1 Axes>
plt.close("all")
fig, axes = plt.subplots(2, 3, figsize=(9, 4))
print(fig, axes.shape, axes[1, 2] is axes.flatten()[5], axes[1][0] is axes.ravel()[3])  # -> <Figure size 900x400 with 6 Axes> (2, 3) True True
print(len(axes), axes[:, 0].shape, axes[0].shape, [ax.get_title() for ax in axes.flat] == [""] * 6)  # -> 2 (2,) (3,) True
plt.close(fig)
fig, (left, right) = plt.subplots(1, 2)
print(plt.gca() is right, plt.subplot(1, 2, 1) is left, plt.gca() is left)  # -> True True True
plt.close("all")

# What is drawn where: a bar, a line over it, a name.
plt.figure(figsize=(3, 2))
plt.bar(["a", "b"], [2, 1], label="counts")
plt.ylim(0, 2)
plt.title("bars")
plt.legend()
plt.show()
# ->                                        bars
# -> 2.0+   ###############################
# ->    |   ###############################
# ->    |   ###############################
# ->    |   ###############################
# ->    |   ###############################
# -> 1.5+   ###############################
# ->    |   ###############################
# ->    |   ###############################
# ->    |   ###############################
# ->    |   ###############################
# -> 1.0+   ###############################       ###############################
# ->    |   ###############################       ###############################
# ->    |   ###############################       ###############################
# ->    |   ###############################       ###############################
# ->    |   ###############################       ###############################
# -> 0.5+   ###############################       ###############################
# ->    |   ###############################       ###############################
# ->    |   ###############################       ###############################
# ->    |   ###############################       ###############################
# -> 0.0+   ###############################       ###############################
# ->    +------------------+-------------------------------------+------------------
# ->                       a                                     b
# ->   # counts
# -> Bars: 2 bars of counts from 1 to 2.

# Every kind of drawing is taken, from tensors and from lists, and nothing is left open.
x = tensor([0.0, 1.0, 2.0])
plt.plot(x, x * x, "r--o", label="square")
plt.plot(x, [[1, 2], [3, 4], [5, 6]])
plt.plot([1, 2], [1, 2], "k:", [2, 3], "C3-")
plt.semilogy([1, 10]), plt.scatter(x, x, c=[0, 1, 2], cmap="viridis"), plt.axhline(1, ls="--"), plt.axvline(0)
plt.fill_between(x, x, 0, alpha=0.2), plt.errorbar(x, x, yerr=0.1, fmt="o"), plt.barh(["a"], [1]), plt.grid(True)
plt.imshow(rand(4, 4), cmap="gray", vmin=0, vmax=1, extent=(0, 1, 0, 1), interpolation="nearest"), plt.colorbar()
plt.contourf(x, x, [[0, 1, 0], [1, 1, 0], [0, 0, 0]], cmap=ListedColormap(["red", "blue"]), alpha=0.3)
plt.contour(x, x, [[0, 1, 0], [1, 1, 0], [0, 0, 0]], levels=[0.5], colors="k"), plt.pcolormesh(rand(3, 3))
plt.gca().add_patch(Rectangle((0, 0), 1, 1, edgecolor="r", facecolor="none")), plt.text(0, 0, "here")
plt.xlim(0, 2), plt.xticks([0, 1], ["zero", "one"]), plt.suptitle("all"), plt.tight_layout(), plt.axis("off")
plt.savefig("all.png"), plt.savefig("all.ppm")
plt.close()
plt.show()

# Several histograms stand side by side or on each other; counts are summed up on demand.
counts, edges, bars = plt.hist([[1, 1, 2], [2, 3]], bins=[1, 2, 3, 4], label=["a", "b"])
print(counts.tolist(), [len(each) for each in bars])  # -> [[2.0, 1.0, 0.0], [0.0, 1.0, 1.0]] [3, 3]
print(plt.hist([[1, 1, 2], [2, 3]], bins=[1, 2, 3, 4], stacked=True)[0].tolist())  # -> [[2.0, 1.0, 0.0], [2.0, 2.0, 1.0]]
print(plt.hist([1, 2, 2, 3], bins=3, cumulative=True)[0].tolist(), plt.hist([1, 2, 2, 3], bins=3, cumulative=-1)[0].tolist())  # -> [1.0, 3.0, 4.0] [4.0, 3.0, 1.0]
print(plt.hist([1, 2, 2, 3], bins=3, cumulative=True, density=True)[0].tolist())  # -> [0.25, 0.75, 1.0]
plt.hist([1, 2], bins=2, log=True, align="left", rwidth=0.5)
raises(lambda: plt.hist([1], weights=[2]))  # -> NotImplementedError: hist(weights=) is not here
plt.close("all")

# What was drawn can be given other numbers, axes can be turned round and asked for their ends.
line, = plt.plot([0, 1], [0, 1])
line.set_data([0, 2], [0, 4])
plt.xlim(0, 2), plt.ylim(0, 4)
print(plt.xlim(), plt.gca().get_ylim())  # -> (0.0, 2.0) (0.0, 4.0)
plt.gca().invert_yaxis()
print(plt.ylim(), plt.axis())  # -> (4.0, 0.0) (0.0, 2.0, 4.0, 0.0)
raises(lambda: plt.scatter([1], [1]).set_offsets([[2, 2]]))  # -> NotImplementedError: <matplotlib.collections.PathCollection>.set_offsets is not here: draw anew with the numbers that changed
plt.close("all")
image = plt.imshow([[0, 0], [0, 0]])
image.set_data([[0, 1], [1, 0]])
print(plt.gca().get_ylim())  # -> (1.5, -0.5)
plt.close("all")

# A legend names what it is told to, under its title.
plt.figure(figsize=(3, 2))
first, = plt.plot([0, 1], [0, 1], label="first")
second, = plt.plot([0, 1], [1, 0], label="second")
plt.legend([second, first], ["down", "up"], title="which way")
print(first.get_label(), second.get_label())  # -> up down
plt.legend(handles=[second])
print([mark["label"] for mark in plt.gca()._spec()["marks"]])  # -> [None, 'down']
plt.close("all")

# A grid of axes is read in rows, in columns and as one row.
fig, axes = plt.subplots(2, 3)
print(axes.flat[1] is axes[0, 1], axes.reshape(-1)[5] is axes[1, 2], axes.reshape(3, 2)[1, 0] is axes[0, 2])  # -> True True True
raises(lambda: axes.reshape(4, 2))  # -> ValueError: cannot reshape array of size 6 into shape (4, 2)
plt.close("all")

# What is not there is said.
raises(lambda: plt.plot([1, 2], [1]))  # -> ValueError: x and y must have same first dimension, but have shapes (2,) and (1,)
raises(lambda: plt.plot([1], colour="red"))  # -> TypeError: plot() got an unexpected keyword argument 'colour'. Did you mean 'color'?
raises(lambda: plt.plot([1], "zz"))  # -> ValueError: 'zz' is not a valid value for color
raises(lambda: plt.imshow([[1]], cmap="Grays"))  # -> ValueError: 'Grays' is not a valid value for cmap; did you mean 'Greys'?
raises(lambda: plt.pie([1, 2]))  # -> NotImplementedError: matplotlib.pyplot.pie is not here: bar shows shares
raises(lambda: plt.gca().set_titel("x"))  # -> AttributeError: 'Axes' object has no attribute 'set_titel'
raises(lambda: plt.gca().boxplot([1]))  # -> AttributeError: matplotlib's Axes.boxplot is not here: hist shows how numbers lie
raises(lambda: plt.subplot(2, 2, 5))  # -> ValueError: num must be an integer with 1 <= num <= 4, not 5
raises(lambda: plt.savefig("x.jpg"))  # -> ValueError: x.jpg: the name says no known picture format: use one of .pgm, .ppm, .png
raises(lambda: plt.savefig("/x.png"))  # -> PermissionError: [Errno 13] Permission denied: '/x.png'
