/// A small generator with a seed, so that a failure can be repeated.
struct Randomness: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    // Steele, Lea and Flood's SplitMix64.
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Text that deflate makes hardly smaller: its pattern repeats farther apart than deflate looks back.
func incompressibleText(_ count: Int) -> String {
  var random = Randomness(state: 5)
  var block: [UInt8] = []
  for _ in 0..<5_000 {
    var bits = random.next()
    for _ in 0..<8 {
      block.append(33 + UInt8(bits & 63))
      bits >>= 8
    }
  }
  var bytes: [UInt8] = []
  while bytes.count < count { bytes.append(contentsOf: block) }
  return String(decoding: bytes, as: UTF8.self)
}
