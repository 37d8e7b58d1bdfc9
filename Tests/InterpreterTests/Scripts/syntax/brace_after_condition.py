if (x) {
