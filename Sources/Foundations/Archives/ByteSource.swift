/// Bytes that arrive piece by piece: a download, a file, or memory.
package protocol ByteSource {
  /// Copies up to `buffer.count` of the next bytes into `buffer` and returns how many; 0 only at the end.
  ///
  /// Blocks until at least one byte is there.
  /// - Throws: what the transport throws; it reaches the caller of the extractor unchanged.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// A view of the bytes of an archive that lie next: either a buffer that a `ByteSource` refills, or the whole archive
/// in memory.
@safe struct InputWindow: ~Copyable {
  private var source: (any ByteSource)?
  private var owned: UnsafeMutableRawBufferPointer?
  private var base: UnsafeRawPointer
  private var start = 0
  private var end: Int
  /// The offset in the archive of the next byte.
  private(set) var position: UInt64 = 0

  /// Reads from `source` through a buffer of `capacity` bytes.
  init(source: any ByteSource, capacity: Int = 256 << 10) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 64)
    self.source = source
    unsafe self.owned = buffer
    unsafe self.base = UnsafeRawPointer(
      buffer.baseAddress ?? UnsafeMutableRawPointer(bitPattern: 64).unsafelyUnwrapped)
    self.end = 0
  }

  /// Reads `bytes`, which must outlive the window and start at `position` of the archive.
  init(memory bytes: UnsafeRawBufferPointer, position: UInt64 = 0) {
    self.position = position
    self.source = nil
    unsafe self.owned = nil
    unsafe self.base = bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 64).unsafelyUnwrapped
    self.end = bytes.count
  }

  deinit { unsafe owned?.deallocate() }

  /// The bytes at hand.
  var available: UnsafeRawBufferPointer { unsafe UnsafeRawBufferPointer(start: base + start, count: end - start) }

  /// Moves past `count` bytes that are at hand.
  mutating func consume(_ count: Int) {
    precondition(count >= 0 && count <= end - start)
    start += count
    position += UInt64(count)
  }

  /// Makes at least `count` bytes available if the archive has that many, and returns whether it has.
  ///
  /// The buffer grows to `count`: callers bound it.
  mutating func fill(_ count: Int) throws -> Bool {
    if end - start >= count { return true }
    guard var source, let buffer = unsafe owned else { return false }
    defer { self.source = source }
    let room = unsafe makeRoom(count, in: buffer)
    while end - start < count {
      let read = try unsafe source.read(into: UnsafeMutableRawBufferPointer(rebasing: room[end...]))
      if read == 0 { return false }
      end += min(read, room.count - end)
    }
    return true
  }

  /// Moves what is at hand to the front, into a larger buffer if `count` needs one.
  private mutating func makeRoom(_ count: Int, in buffer: UnsafeMutableRawBufferPointer)
    -> UnsafeMutableRawBufferPointer
  {
    let left = unsafe available
    if count <= buffer.count {
      if buffer.count - start < count || start == end {
        unsafe memmoveBytes(from: left, to: buffer)
        end -= start
        start = 0
      }
      return unsafe buffer
    }
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, buffer.count * 2), alignment: 64)
    unsafe memmoveBytes(from: left, to: larger)
    end -= start
    start = 0
    unsafe buffer.deallocate()
    unsafe owned = larger
    if let address = larger.baseAddress { unsafe base = UnsafeRawPointer(address) }
    return unsafe larger
  }

  private func memmoveBytes(from bytes: UnsafeRawBufferPointer, to buffer: UnsafeMutableRawBufferPointer) {
    unsafe buffer.copyMemory(from: bytes)
  }
}
