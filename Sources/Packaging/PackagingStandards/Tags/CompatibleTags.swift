/// The wheel tags an environment can use, ranked.
///
/// A rank is found without looking at more than the wheel's own tags: each pair of Python and ABI tag has a block of
/// ranks, in which the platform's tags follow in their order.
package struct CompatibleTags: Sendable {
  /// The interpreter the tags are for.
  package let interpreter: InterpreterTags
  /// The platform the tags are for.
  package let platform: Platform

  private let pythonTable: TagComponentTable
  private let abiTable: TagComponentTable
  private let platformTable: TagComponentTable
  /// The rank of the first platform tag with a Python tag (row) and ABI tag (column); `none` if they do not go together.
  private let platformRanks: [UInt32]
  /// The rank of each Python tag with `none-any`, by its index.
  private let anyRanks: [UInt32]
  /// The index of `none` in the ABI table.
  private let noABI: Int

  private let pairs: [(python: String, abi: String)]
  private let platformTags: [String]

  private static let none = UInt32.max

  /// Makes the tags of an interpreter on a platform.
  ///
  /// - Parameter isManylinuxCompatible: false if the interpreter's `_manylinux` module refuses manylinux wheels.
  package init(interpreter: InterpreterTags, platform: Platform, isManylinuxCompatible: Bool = true) {
    self.interpreter = interpreter
    self.platform = platform
    platformTags = isManylinuxCompatible ? platform.tags : platform.tags.filter { !$0.hasPrefix("manylinux") }
    pairs = interpreter.binaryPairs
    let pure = interpreter.purePythonTags
    let pythonTags = (pairs.map(\.python) + pure).withoutRepetition
    let abiTags = (pairs.map(\.abi) + ["none"]).withoutRepetition

    var platformRanks = [UInt32](repeating: CompatibleTags.none, count: pythonTags.count * abiTags.count)
    var rank: UInt32 = 0
    for pair in pairs {
      guard let row = pythonTags.firstIndex(of: pair.python), let column = abiTags.firstIndex(of: pair.abi) else {
        continue
      }
      let cell = row * abiTags.count + column
      if platformRanks[cell] == CompatibleTags.none { platformRanks[cell] = rank }
      rank += UInt32(truncatingIfNeeded: platformTags.count)
    }
    var anyRanks = [UInt32](repeating: CompatibleTags.none, count: pythonTags.count)
    for python in pure {
      if let row = pythonTags.firstIndex(of: python), anyRanks[row] == CompatibleTags.none { anyRanks[row] = rank }
      rank += 1
    }
    self.platformRanks = platformRanks
    self.anyRanks = anyRanks
    noABI = abiTags.firstIndex(of: "none") ?? 0
    pythonTable = TagComponentTable(pythonTags)
    abiTable = TagComponentTable(abiTags)
    platformTable = TagComponentTable(platformTags)
  }

  /// All tags, best first.
  package var tags: [WheelTag] {
    pairs.flatMap { pair in platformTags.map { WheelTag(python: pair.python, abi: pair.abi, platform: $0) } }
      + interpreter.purePythonTags.map { WheelTag(python: $0, abi: "none", platform: "any") }
  }

  /// The rank of the best of a wheel's tags.
  package func compatibility(of tags: WheelTagSet) -> TagCompatibility {
    withBytes(of: tags.python) { python in
      withBytes(of: tags.abi) { abi in
        withBytes(of: tags.platform) { platform in compatibility(python: python, abi: abi, platform: platform) }
      }
    }
  }

  /// The rank of the best of a wheel's tags, from the bytes of its file name.
  ///
  /// Does not allocate, and looks at nothing but the three parts before `.whl`.
  package func compatibility(ofFilename name: Span<UInt8>) -> TagCompatibility {
    guard let layout = WheelFilenameLayout(name) else { return .incompatible(.invalid) }
    return compatibility(
      python: name.extracting(layout.pythonTags), abi: name.extracting(layout.abiTags),
      platform: name.extracting(layout.platformTags))
  }

  /// The rank of the best combination of three compressed parts.
  ///
  /// Each part is read once for all combinations: their number grows with the cube of a name's length.
  /// - Complexity: O(*n*) in the length of the parts.
  private func compatibility(
    python: Span<UInt8>, abi: Span<UInt8>, platform: Span<UInt8>
  ) -> TagCompatibility {
    var best = CompatibleTags.none
    var nearest = IncompatibleTag.invalid
    var pythonParts = TagParts(python)
    // Most files are for another Python, and nothing else of them is read.
    var knownABIs: ABIParts?
    var knownPlatforms: PlatformParts?
    while let pythonPart = pythonParts.next() {
      guard let row = pythonTable.index(of: python.extracting(pythonPart)) else {
        nearest = max(nearest, .python)
        continue
      }
      let abis = knownABIs ?? abiParts(abi)
      knownABIs = abis
      if abis.hasOthers { nearest = max(nearest, .abi) }
      for column in 0..<abiTable.count where abis.columns & (1 << UInt64(column)) != 0 {
        let base = platformRanks[row * abiTable.count + column]
        let anyRank = column == noABI ? anyRanks[row] : CompatibleTags.none
        if base == CompatibleTags.none && anyRank == CompatibleTags.none {
          nearest = max(nearest, .abi)
          continue
        }
        let platforms = knownPlatforms ?? platformParts(platform)
        knownPlatforms = platforms
        if platforms.hasAny { best = min(best, anyRank) }
        if base != CompatibleTags.none, let index = platforms.bestIndex {
          best = min(best, base + UInt32(truncatingIfNeeded: index))
        }
        nearest = max(nearest, .platform)
      }
    }
    if best != CompatibleTags.none { return .compatible(rank: best) }
    if interpreter.isFreeThreaded, nearest == .abi { return .incompatible(.freeThreadedABI) }
    return .incompatible(nearest)
  }

  /// What the ABI tags of a name are here.
  private struct ABIParts {
    /// A bit for each column of the table that one of them has; an interpreter has a handful.
    var columns: UInt64 = 0
    /// Whether there are some that the table lacks.
    var hasOthers = false
  }

  private func abiParts(_ abi: Span<UInt8>) -> ABIParts {
    var found = ABIParts()
    var parts = TagParts(abi)
    while let part = parts.next() {
      if let column = abiTable.index(of: abi.extracting(part)) {
        found.columns |= 1 << UInt64(column)
      } else {
        found.hasOthers = true
      }
    }
    return found
  }

  /// What the platform tags of a name are here.
  private struct PlatformParts {
    /// The first place in the platform's order that one of them has.
    var bestIndex: Int?
    var hasAny = false
  }

  private func platformParts(_ platform: Span<UInt8>) -> PlatformParts {
    var found = PlatformParts()
    var parts = TagParts(platform)
    while let part = parts.next() {
      let tag = platform.extracting(part)
      if isAny(tag) {
        found.hasAny = true
      } else if let index = platformTable.index(of: tag) {
        found.bestIndex = min(found.bestIndex ?? index, index)
      }
    }
    return found
  }

  private func isAny(_ part: Span<UInt8>) -> Bool {
    part.count == 3 && part[0] | 0x20 == UInt8(ascii: "a") && part[1] | 0x20 == UInt8(ascii: "n")
      && part[2] | 0x20 == UInt8(ascii: "y")
  }
}

/// Walks over the parts of a compressed tag, which `.` separates.
private struct TagParts: ~Escapable {
  private let bytes: Span<UInt8>
  private var start = 0

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) {
    self.bytes = bytes
  }

  mutating func next() -> Range<Int>? {
    guard start < bytes.count else { return nil }
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: ".") { end += 1 }
    defer { start = end + 1 }
    return start..<end
  }
}

extension [String] {
  /// The elements without those that occurred before.
  fileprivate var withoutRepetition: [String] {
    var seen = Set<String>()
    return filter { seen.insert($0).inserted }
  }
}
