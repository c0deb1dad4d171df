/// Unicode normalisation form KC, which Python applies to identifiers (PEP 3131).
///
/// Names outside ASCII are rare and those that change rarer, so the tables are text that is read once when needed.
enum CompatibilityNormalization {
  private struct Tables: Sendable {
    var decompositions: [UInt32: [UInt32]] = [:]
    var compositions: [UInt64: UInt32] = [:]

    init() {
      Self.forEachEntry(NormalizationTables.decompositions) { keys, values in decompositions[keys[0]] = values }
      Self.forEachEntry(NormalizationTables.compositions) { keys, values in
        compositions[UInt64(keys[0]) << 32 | UInt64(keys[1])] = values[0]
      }
    }

    /// Reads entries of the form `A+B=C+D`, separated by spaces.
    private static func forEachEntry(_ text: StaticString, _ body: ([UInt32], [UInt32]) -> Void) {
      text.withUTF8Buffer { bytes in
        unsafe bytes.split(separator: UInt8(ascii: " ")).forEach { entry in
          let sides = unsafe entry.split(separator: UInt8(ascii: "=")).map { side in
            unsafe side.split(separator: UInt8(ascii: "+")).map { digits in
              unsafe UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0
            }
          }
          body(sides[0], sides[1])
        }
      }
    }
  }

  private static let tables = Tables()

  // Hangul syllables are composed by arithmetic: Unicode Standard, section 3.12.
  private static let (syllableBase, leadBase, vowelBase, tailBase): (UInt32, UInt32, UInt32, UInt32) =
    (0xAC00, 0x1100, 0x1161, 0x11A7)
  private static let (leadCount, vowelCount, tailCount): (UInt32, UInt32, UInt32) = (19, 21, 28)

  /// The normalised name, or nil if it is the name itself.
  static func normalized(_ name: String) -> String? {
    var scalars: [UInt32] = []
    for scalar in name.unicodeScalars { decompose(scalar.value, into: &scalars) }
    reorder(&scalars)
    compose(&scalars)
    var result = String.UnicodeScalarView()
    for value in scalars { result.append(Unicode.Scalar(value) ?? "\u{FFFD}") }
    return result.elementsEqual(name.unicodeScalars) ? nil : String(result)
  }

  private static func decompose(_ value: UInt32, into scalars: inout [UInt32]) {
    let syllable = value &- syllableBase
    if syllable < leadCount * vowelCount * tailCount {
      scalars.append(leadBase + syllable / (vowelCount * tailCount))
      scalars.append(vowelBase + syllable % (vowelCount * tailCount) / tailCount)
      if syllable % tailCount != 0 { scalars.append(tailBase + syllable % tailCount) }
    } else if value >= 0x80, let decomposition = tables.decompositions[value] {
      scalars += decomposition
    } else {
      scalars.append(value)
    }
  }

  private static func combiningClass(_ value: UInt32) -> UInt8 {
    guard value >= 0x300, let scalar = Unicode.Scalar(value) else { return 0 }
    return scalar.properties.canonicalCombiningClass.rawValue
  }

  /// Sorts each run of combining marks by class, stably.
  private static func reorder(_ scalars: inout [UInt32]) {
    for index in scalars.indices.dropFirst() {
      let markClass = combiningClass(scalars[index])
      if markClass == 0 { continue }
      var place = index
      while place > 0 && combiningClass(scalars[place - 1]) > markClass {
        scalars.swapAt(place, place - 1)
        place -= 1
      }
    }
  }

  private static func compose(_ scalars: inout [UInt32]) {
    var result: [UInt32] = []
    var starter: Int?
    var lastClass: UInt8 = 0
    for value in scalars {
      let markClass = combiningClass(value)
      if let place = starter {
        let isAdjacent = place == result.count - 1
        if isAdjacent || lastClass < markClass, let composite = composite(result[place], value) {
          result[place] = composite
          continue
        }
      }
      if markClass == 0 { starter = result.count }
      lastClass = markClass
      result.append(value)
    }
    scalars = result
  }

  private static func composite(_ first: UInt32, _ second: UInt32) -> UInt32? {
    let lead = first &- leadBase
    let vowel = second &- vowelBase
    if lead < leadCount && vowel < vowelCount { return syllableBase + (lead * vowelCount + vowel) * tailCount }
    let syllable = first &- syllableBase
    let tail = second &- tailBase
    if syllable < leadCount * vowelCount * tailCount && syllable % tailCount == 0 && tail > 0 && tail < tailCount {
      return first + tail
    }
    return tables.compositions[UInt64(first) << 32 | UInt64(second)]
  }
}
