"""What `help` shows of `matplotlib.pyplot`: what to type.

The answers are Convbook's own.
"""

examples = r"""
pyplot.annotate
>>> plt.plot([1, 3, 2])
>>> plt.annotate('top', (1, 3))

pyplot.arrow
>>> plt.arrow(0, 0, 1, 1)    # not here: annotate writes beside a place

pyplot.axes
>>> plt.axes().plot([1, 2])

pyplot.axhline
>>> plt.axhline(0.5)

pyplot.axhspan
>>> plt.axhspan(0, 1)    # not here: fill_between fills

pyplot.axis
>>> plt.plot([1, 2])
>>> plt.axis('off')

pyplot.axvline
>>> plt.axvline(0.5)

pyplot.axvspan
>>> plt.axvspan(0, 1)    # not here: fill_between fills

pyplot.bar
>>> plt.bar(['cat', 'dog'], [3, 5])

pyplot.bar_label
>>> plt.bar_label(plt.bar(['cat', 'dog'], [3, 5]))

pyplot.barh
>>> plt.barh(['cat', 'dog'], [3, 5])

pyplot.boxplot
>>> plt.boxplot([1, 2, 3, 9])    # not here: hist shows how numbers lie

pyplot.cla
>>> plt.plot([1, 2])
>>> plt.cla()

pyplot.clf
>>> plt.plot([1, 2])
>>> plt.clf()

pyplot.close
>>> plt.plot([1, 2])
>>> plt.close()

pyplot.colorbar
>>> plt.imshow([[0, 1], [2, 3]])
>>> plt.colorbar()

pyplot.contour
>>> plt.contour([[0, 1], [2, 3]])

pyplot.contourf
>>> plt.contourf([[0, 1], [2, 3]])

pyplot.draw pyplot.ioff pyplot.ion
>>> plt.plot([1, 2])
>>> plt.draw()

pyplot.errorbar
>>> plt.errorbar([0, 1], [2, 3], yerr=[0.1, 0.2])

pyplot.figure
>>> plt.figure(figsize=(8, 3))
>>> plt.plot([1, 2, 4])

pyplot.fill
>>> plt.fill([0, 1, 1], [0, 0, 1])    # not here: fill_between fills

pyplot.fill_between
>>> plt.fill_between([0, 1, 2], [1, 3, 2])

pyplot.gca
>>> plt.gca().set_title('here')

pyplot.gcf
>>> plt.gcf().suptitle('all of it')

pyplot.get_cmap
>>> plt.get_cmap('viridis')

pyplot.grid
>>> plt.plot([1, 2])
>>> plt.grid(True)

pyplot.hexbin
>>> plt.hexbin([0, 1], [0, 1])    # not here: scatter shows points

pyplot.hist
>>> plt.hist([1, 2, 2, 3], bins=3)

pyplot.hist2d
>>> plt.hist2d([0, 1], [0, 1])    # not here: imshow shows counts

pyplot.hlines
>>> plt.hlines([1, 2], 0, 1)

pyplot.imread
>>> plt.imread('photo.pgm')    # where the host grants the file

pyplot.imsave
>>> plt.imsave('x.png', [[0, 1], [2, 3]])    # where the host grants the file

pyplot.imshow
>>> plt.imshow([[0, 1], [2, 3]], cmap='gray')
>>> plt.show()

pyplot.legend
>>> plt.plot([1, 2], label='loss')
>>> plt.legend()

pyplot.loglog
>>> plt.loglog([1, 10], [1, 100])

pyplot.margins
>>> plt.plot([1, 2])
>>> plt.margins(0.1)

pyplot.matshow
>>> plt.matshow([[0, 1], [2, 3]])

pyplot.pause
>>> plt.pause(0.1)

pyplot.pcolor
>>> plt.pcolor([[0, 1], [2, 3]])

pyplot.pcolormesh
>>> plt.pcolormesh([[0, 1], [2, 3]])

pyplot.pie
>>> plt.pie([1, 2])    # not here: plt.bar shows shares

pyplot.plot
>>> plt.plot([1, 2, 4], 'r--', label='loss')
>>> plt.show()

pyplot.polar
>>> plt.polar([0, 1], [1, 2])    # not here

pyplot.quiver
>>> plt.quiver([0], [0], [1], [1])    # not here

pyplot.savefig
>>> plt.plot([1, 2]); plt.savefig('curve.png')    # where the host grants the file

pyplot.sca
>>> figure, axes = plt.subplots(1, 2)
>>> plt.sca(axes[1])

pyplot.scatter
>>> plt.scatter([1, 2, 3], [3, 1, 2])

pyplot.semilogx
>>> plt.semilogx([1, 10, 100], [1, 2, 3])

pyplot.semilogy
>>> plt.semilogy([1, 2, 3], [1, 10, 100])

pyplot.show
>>> plt.plot([1, 2, 4])
>>> plt.show()

pyplot.stackplot
>>> plt.stackplot([0, 1], [1, 2], [2, 1])    # not here: bar(bottom=) stacks

pyplot.stem
>>> plt.stem([1, 3, 2])    # not here: bar shows single values

pyplot.step
>>> plt.step([0, 1, 2], [1, 3, 2])

pyplot.streamplot
>>> plt.streamplot([0, 1], [0, 1], [[1, 1], [1, 1]], [[0, 0], [0, 0]])    # not here

pyplot.style
>>> plt.style.use('default')

pyplot.subplot
>>> plt.subplot(1, 2, 1)
>>> plt.imshow([[0, 1]])
>>> plt.subplot(1, 2, 2)

pyplot.subplots
>>> figure, axes = plt.subplots(1, 2)
>>> axes[0].plot([1, 2])

pyplot.subplots_adjust
>>> plt.subplots_adjust(wspace=0.3)

pyplot.suptitle
>>> plt.suptitle('both')

pyplot.text
>>> plt.plot([1, 2])
>>> plt.text(0.5, 1.5, 'here')

pyplot.tick_params
>>> plt.tick_params(labelsize=8)

pyplot.tight_layout
>>> plt.tight_layout()

pyplot.title
>>> plt.plot([1, 2])
>>> plt.title('loss')

pyplot.twinx
>>> other.plot([10, 20])    # not here: subplots gives two axes

pyplot.violinplot
>>> plt.violinplot([1, 2, 3, 9])    # not here: hist shows how numbers lie

pyplot.vlines
>>> plt.vlines([1, 2], 0, 1)

pyplot.xlabel
>>> plt.plot([1, 2])
>>> plt.xlabel('epoch')

pyplot.xlim
>>> plt.plot([1, 2])
>>> plt.xlim(0, 2)

pyplot.xscale
>>> plt.plot([1, 10])
>>> plt.xscale('log')

pyplot.xticks
>>> plt.bar([0, 1], [3, 5])
>>> plt.xticks([0, 1], ['cat', 'dog'])

pyplot.ylabel
>>> plt.plot([1, 2])
>>> plt.ylabel('loss')

pyplot.ylim
>>> plt.plot([1, 2])
>>> plt.ylim(0, 3)

pyplot.yscale
>>> plt.plot([1, 10])
>>> plt.yscale('log')

pyplot.yticks
>>> plt.plot([1, 2])
>>> plt.yticks([1, 2])

pyplot.Artist
>>> line = plt.plot([1, 2])[0]
>>> line.set_label('loss')

pyplot.Axes
>>> axes = plt.gca()
>>> axes.plot([1, 2])
>>> axes.set_xlabel('epoch')

pyplot.AxesGrid
>>> figure, axes = plt.subplots(2, 2)
>>> axes[0, 1].plot([1, 2])

pyplot.BarContainer
>>> bars = plt.bar(['cat', 'dog'], [3, 5])
>>> len(bars)

pyplot.Figure
>>> figure = plt.figure()
>>> figure.add_subplot(1, 1, 1).plot([1, 2])

pyplot.Text
>>> plt.title('loss').get_text()

use
>>> matplotlib.use("agg")    # every backend is taken; pictures are shown all the same
"""
