#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# ---
# title: "Front: matter"
# jupyter:
#   kernelspec:
#     display_name: Convbook
#     language: python
#     name: convbook
#   level: 2
#   threshold: 0.5
#   draft: yes
#   note:
# author: x
# ---

# %
x = 1
