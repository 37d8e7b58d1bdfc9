"""Shapes to be added to axes."""


class Rectangle:
    """A rectangle by its corner, width and height, as boxes of detections are drawn.

        ax.add_patch(Rectangle((x, y), width, height, edgecolor="red", facecolor="none"))
    """

    def __init__(self, xy, width, height, linewidth=None, edgecolor=None, facecolor=None, fill=True, label=None,
                 color=None, alpha=None, lw=None, ec=None, fc=None, linestyle=None):
        self.xy = tuple(xy)
        self.width = width
        self.height = height
        self.color = color or edgecolor or ec
        self.label = label

    def _mark(self):
        x, y = self.xy
        return {"mark": "box", "sides": [x, y, x + self.width, y + self.height], "color": self.color,
                "label": self.label}
