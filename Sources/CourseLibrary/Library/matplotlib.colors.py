"""Colour maps made of colours."""


class ListedColormap:
    """A map that gives equal parts of the range of values the colours of a list.

        plt.contourf(xx, yy, classes, cmap=ListedColormap(["lightblue", "salmon"]))
    """

    def __init__(self, colors, name="from_list", N=None):
        self.colors = list(colors)[:N]
        self.name = name
        self.N = len(self.colors)
