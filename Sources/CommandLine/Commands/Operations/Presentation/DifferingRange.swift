/// What two texts do not have in common: from the first byte that differs to the last, never within a character.
struct DifferingRange {
  let start: Int
  let beforeEnd: Int
  let afterEnd: Int

  /// Where the texts begin to differ.
  static func start(_ before: [UInt8], _ after: [UInt8]) -> Int {
    var start = 0
    while start < before.count, start < after.count, before[start] == after[start] { start += 1 }
    while start > 0, isWithinCharacter(before, start) || isWithinCharacter(after, start) { start -= 1 }
    return start
  }

  init(_ before: [UInt8], _ after: [UInt8]) {
    let start = Self.start(before, after)
    var common = 0
    while common < before.count - start, common < after.count - start,
      before[before.count - 1 - common] == after[after.count - 1 - common]
    {
      common += 1
    }
    while common > 0, Self.isWithinCharacter(before, before.count - common) { common -= 1 }
    self.start = start
    beforeEnd = before.count - common
    afterEnd = after.count - common
  }

  private static func isWithinCharacter(_ bytes: [UInt8], _ index: Int) -> Bool {
    index < bytes.count && bytes[index] & 0xC0 == 0x80
  }
}
