// Large pages for large blocks.
//
// A block of a gigabyte has 262,144 pages of four kilobytes, each of which the kernel clears at the first touch and
// takes back at the end: a tenth of a second or more, in which no Ctrl-C is seen. In pages of two megabytes the same
// takes a fraction of that. Linux gives them to whoever asks; elsewhere nothing is asked.

#if os(Linux)
  internal import Glibc
#endif

/// Asks for large pages for a block of its own mapping, as the allocator makes them for large requests.
@inline(__always)
func adviseLargePages(for block: UnsafeMutableRawPointer, bytes: Int) {
  if _slowPath(bytes >= 1 << 25) { advise(block, bytes) }
}

@inline(never)
private func advise(_ block: UnsafeMutableRawPointer, _ bytes: Int) {
  #if os(Linux)
    // Whole pages, so that the mapping stays one: only one can be made larger in place.
    let page = Int(getpagesize())
    let start = UInt(bitPattern: block) & ~UInt(page - 1)
    let end = (UInt(bitPattern: block) &+ UInt(bytes) &+ UInt(page - 1)) & ~UInt(page - 1)
    // Refusal costs time, nothing else.
    _ = madvise(UnsafeMutableRawPointer(bitPattern: start), Int(end &- start), MADV_HUGEPAGE)
  #endif
}
