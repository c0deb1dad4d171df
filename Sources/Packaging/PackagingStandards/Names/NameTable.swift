import Synchronization

/// A process-wide table of normalised names, so that names compare and hash as 32-bit integers.
///
/// Names are only added, never removed, and their storage never moves: reading the text of an id takes no lock.
/// An id reaches another thread only through something that synchronises, which also publishes its entry.
enum NameTable {
  /// The number of entries in the first chunk; each following chunk holds twice as many.
  private static let firstChunkCapacity: UInt32 = 1024

  /// The most chunks there can be before 32-bit ids run out.
  private static let chunkCount = 23

  private struct State {
    /// Open addressing: id + 1 of each name, 0 for a free slot. The capacity is a power of two.
    var slots = [UInt32](repeating: 0, count: 4096)
    /// Hash of each name by id, so that growing does not read the names.
    var hashes: [UInt64] = []
  }

  @safe private struct Directory: @unchecked Sendable {
    /// Chunk `i` holds `firstChunkCapacity << i` strings and is never freed.
    let chunks: UnsafeMutablePointer<UnsafeMutablePointer<String>?>

    init() {
      unsafe chunks = .allocate(capacity: chunkCount)
      unsafe chunks.initialize(repeating: nil, count: chunkCount)
    }
  }

  private static let directory = Directory()
  private static let state = Mutex(State())

  /// Adds normalised text or finds its id.
  static func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hasher = Hasher()
    unsafe hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    let hash = UInt64(truncatingIfNeeded: hasher.finalize())
    return state.withLock { state in
      var slot = Int(truncatingIfNeeded: hash) & (state.slots.count - 1)
      while state.slots[slot] != 0 {
        let id = state.slots[slot] - 1
        if state.hashes[Int(id)] == hash, unsafe text(of: id, equals: bytes) { return id }
        slot = (slot + 1) & (state.slots.count - 1)
      }
      let id = UInt32(state.hashes.count)
      unsafe store(String(decoding: bytes, as: UTF8.self), at: id)
      state.hashes.append(hash)
      state.slots[slot] = id + 1
      if state.hashes.count * 2 > state.slots.count { grow(&state) }
      return id
    }
  }

  /// Returns the text of an id that ``intern(_:)`` made.
  static func text(of id: UInt32) -> String {
    let (chunk, offset) = location(of: id)
    return unsafe directory.chunks[chunk].map { unsafe $0[offset] } ?? ""
  }

  private static func text(of id: UInt32, equals bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let (chunk, offset) = location(of: id)
    guard let strings = unsafe directory.chunks[chunk] else { return false }
    return unsafe strings[offset].utf8.elementsEqual(bytes)
  }

  private static func store(_ text: String, at id: UInt32) {
    let (chunk, offset) = location(of: id)
    let strings: UnsafeMutablePointer<String>
    if let existing = unsafe directory.chunks[chunk] {
      unsafe strings = existing
    } else {
      unsafe strings = .allocate(capacity: Int(firstChunkCapacity) << chunk)
      unsafe directory.chunks[chunk] = strings
    }
    unsafe (strings + offset).initialize(to: text)
  }

  private static func location(of id: UInt32) -> (chunk: Int, offset: Int) {
    let scaled = id / firstChunkCapacity + 1
    let chunk = 31 - scaled.leadingZeroBitCount
    let start = firstChunkCapacity * ((1 << UInt32(chunk)) - 1)
    return (chunk, Int(id - start))
  }

  private static func grow(_ state: inout State) {
    var slots = [UInt32](repeating: 0, count: state.slots.count * 2)
    for (id, hash) in state.hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(id) + 1
    }
    state.slots = slots
  }
}
