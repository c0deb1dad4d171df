import TestSupport

/// Text that deflate makes hardly smaller: its pattern repeats farther apart than deflate looks back.
func incompressibleText(_ count: Int) -> String {
  var random = SeededGenerator(seed: 5)
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
