// What the multiply-add units of one core give when nothing else is done: the yardstick of `convbook bench`.
//
// Twelve sums that do not wait for each other keep the units busy; each is made of its last value, so that
// the compiler can neither leave out nor move a multiplication.

TARGET static double NAME(peak)(long rounds) {
  VECTOR sums[12];
  const VECTOR factor = (VECTOR){0} + 0.9999f, addend = (VECTOR){0} + 0.0001f;
  for (int i = 0; i < 12; i++) sums[i] = (VECTOR){0} + (float)i;
  for (long round = 0; round < rounds; round++) {
    _Pragma("clang loop unroll(full)") for (int i = 0; i < 12; i++) sums[i] = sums[i] * factor + addend;
  }
  VECTOR total = {0};
  for (int i = 0; i < 12; i++) total += sums[i];
  return total[0];
}
