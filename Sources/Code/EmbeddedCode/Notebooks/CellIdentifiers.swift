/// The ids that cells without one get: format 4.5 of notebooks demands them.
///
/// They are those that ruff gives, so that two tools do not rewrite a notebook in turn: version 4 UUIDs from a fixed
/// stream of random numbers.
enum CellIdentifiers {
  /// Adds the ids that are missing.
  static func complete(_ cells: inout [NotebookValue]) {
    var known = Set(cells.compactMap { $0["id"]?.text })
    var stream = ChaChaStream()
    for index in cells.indices {
      guard case .object(var content) = cells[index], content["id"]?.text == nil else { continue }
      var identifier = Self.next(&stream)
      while !known.insert(identifier).inserted { identifier = Self.next(&stream) }
      content["id"] = .string(identifier)
      cells[index] = .object(content)
    }
  }

  private static func next(_ stream: inout ChaChaStream) -> String {
    var text = ""
    for index in 0..<16 {
      var byte = UInt8(truncatingIfNeeded: stream.next())
      if index == 6 { byte = byte & 0x0F | 0x40 }
      if index == 8 { byte = byte & 0x3F | 0x80 }
      text += byte < 16 ? "0" + String(byte, radix: 16) : String(byte, radix: 16)
    }
    return text
  }
}

/// The numbers of ChaCha with 12 rounds under the key that the seed 0 expands to.
private struct ChaChaStream {
  private let key: [UInt32]
  private var counter: UInt64 = 0
  private var block: [UInt32] = []
  private var used = 16

  init() {
    // The key is a run of a permuted congruential generator, as the seed is only one number.
    var state: UInt64 = 0
    key = (0..<8).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 11_634_580_027_462_260_723
      let mixed = UInt32(truncatingIfNeeded: (state >> 18 ^ state) >> 27)
      let count = UInt32(truncatingIfNeeded: state >> 59)
      return mixed >> count | mixed << ((32 - count) & 31)
    }
  }

  mutating func next() -> UInt32 {
    if used == 16 {
      block = makeBlock()
      counter += 1
      used = 0
    }
    used += 1
    return block[used - 1]
  }

  private func makeBlock() -> [UInt32] {
    // "expand 32-byte k".
    let constants: [UInt32] = [0x6170_7865, 0x3320_646E, 0x7962_2D32, 0x6B20_6574]
    let place = [UInt32(truncatingIfNeeded: counter), UInt32(truncatingIfNeeded: counter >> 32), 0, 0]
    let start = constants + key + place
    var state = start
    for _ in 0..<6 {
      for column in 0..<4 { quarterRound(&state, column, column + 4, column + 8, column + 12) }
      for column in 0..<4 {
        quarterRound(&state, column, 4 + (column + 1) % 4, 8 + (column + 2) % 4, 12 + (column + 3) % 4)
      }
    }
    return zip(state, start).map { $0 &+ $1 }
  }

  private func quarterRound(_ state: inout [UInt32], _ a: Int, _ b: Int, _ c: Int, _ d: Int) {
    state[a] = state[a] &+ state[b]
    state[d] = rotated(state[d] ^ state[a], 16)
    state[c] = state[c] &+ state[d]
    state[b] = rotated(state[b] ^ state[c], 12)
    state[a] = state[a] &+ state[b]
    state[d] = rotated(state[d] ^ state[a], 8)
    state[c] = state[c] &+ state[d]
    state[b] = rotated(state[b] ^ state[c], 7)
  }

  private func rotated(_ value: UInt32, _ count: UInt32) -> UInt32 { value << count | value >> (32 - count) }
}
