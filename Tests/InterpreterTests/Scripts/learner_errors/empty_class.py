class Net:

net = Net()
