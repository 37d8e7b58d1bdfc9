del missing
