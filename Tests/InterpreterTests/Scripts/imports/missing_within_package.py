import collections.trees
