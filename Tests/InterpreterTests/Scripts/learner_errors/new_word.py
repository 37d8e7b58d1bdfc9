net = new Net()
