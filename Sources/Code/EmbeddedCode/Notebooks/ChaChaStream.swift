/// The random numbers of the cipher ChaCha, as Rust's `rand` makes them: its counter has 64 bits, and its nonce is 0.
///
/// <https://datatracker.ietf.org/doc/html/rfc8439#section-2.3>
package struct ChaChaStream {
  private let key: [UInt32]
  private let rounds: Int
  private var counter: UInt64 = 0
  private var block: [UInt32] = []
  private var used = 16

  /// The numbers under a key of eight words.
  ///
  /// - Parameter rounds: an even number; 20 are those of the RFC.
  package init(key: [UInt32], rounds: Int) {
    precondition(key.count == 8 && rounds % 2 == 0)
    self.key = key
    self.rounds = rounds
  }

  /// The numbers of 12 rounds under the key that a seed expands to.
  package init(seed: UInt64) {
    // The key is a run of a permuted congruential generator, as the seed is only one number.
    var state = seed
    let key = (0..<8).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 11_634_580_027_462_260_723
      let mixed = UInt32(truncatingIfNeeded: (state >> 18 ^ state) >> 27)
      let count = UInt32(truncatingIfNeeded: state >> 59)
      return mixed >> count | mixed << ((32 - count) & 31)
    }
    self.init(key: key, rounds: 12)
  }

  /// The next word of the stream.
  package mutating func next() -> UInt32 {
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
    for _ in 0..<rounds / 2 {
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
