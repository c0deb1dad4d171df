/// Where the version and tags lie in the name of a wheel or source distribution of a known package.
///
/// Only splits: made for index pages with thousands of files, where each version and each set of tags is parsed once.
struct DistributionFileNameParts {
  let isWheel: Bool
  let version: Range<Int>
  /// The Python, ABI and platform tags of a wheel.
  let tags: Range<Int>?
  let hasBuildTag: Bool

  /// The flags of a page's file record that follow from the name.
  var flags: UInt16 {
    (isWheel ? PageLayout.FileFlags.isWheel : 0) | (hasBuildTag ? PageLayout.FileFlags.hasBuildTag : 0)
  }

  /// Answers `nil` where the name is neither, or names another package.
  init?(_ name: UnsafeRawBufferPointer, normalizedName: [UInt8]) {
    if name.hasSuffix(".whl") {
      var dashes: [6 of Int] = [0, 0, 0, 0, 0, 0]
      var count = 0
      for index in 0..<name.count - 4 where name[index] == UInt8(ascii: "-") {
        guard count < 5 else { return nil }
        dashes[count] = index
        count += 1
      }
      guard count == 4 || count == 5,
        DistributionFileNameParts.normalizes(UnsafeRawBufferPointer(rebasing: name[..<dashes[0]]), to: normalizedName)
      else { return nil }
      let tagsStart = dashes[count - 3] + 1
      let platformStart = dashes[count - 1] + 1
      // A build tag starts with a digit.
      if count == 5, dashes[2] == dashes[1] + 1 || !(0x30...0x39).contains(name[dashes[1] + 1]) { return nil }
      guard tagsStart < dashes[count - 2], dashes[count - 2] + 1 < dashes[count - 1], platformStart < name.count - 4
      else { return nil }
      isWheel = true
      version = dashes[0] + 1..<dashes[1]
      tags = tagsStart..<name.count - 4
      hasBuildTag = count == 5
      return
    }
    guard let suffix = DistributionFileNameParts.archiveSuffixes.first(where: { name.hasSuffix($0) }) else {
      return nil
    }
    // The name may hold dashes, and normalisation keeps the length except where runs collapse, so try each dash.
    let end = name.count - suffix.utf8CodeUnitCount
    for index in 0..<max(0, end) where name[index] == UInt8(ascii: "-") {
      if DistributionFileNameParts.normalizes(UnsafeRawBufferPointer(rebasing: name[..<index]), to: normalizedName) {
        isWheel = false
        version = index + 1..<end
        tags = nil
        hasBuildTag = false
        return
      }
    }
    return nil
  }

  /// The suffixes of source distributions, modern and legacy.
  private static let archiveSuffixes: [StaticString] = [
    ".tar.gz", ".zip", ".tgz", ".tar.bz2", ".tbz", ".tar.xz", ".txz", ".tar.lzma", ".tlz", ".tar.lz", ".tar.zst",
    ".tar",
  ]

  /// Whether a name has the given normal form.
  private static func normalizes(_ name: UnsafeRawBufferPointer, to normalized: [UInt8]) -> Bool {
    var position = 0
    var afterSeparator = false
    for byte in name {
      var expected = byte
      if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".") {
        if afterSeparator { continue }
        afterSeparator = true
        expected = UInt8(ascii: "-")
      } else {
        afterSeparator = false
        if byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") { expected = byte | 0x20 }
      }
      guard position < normalized.count, normalized[position] == expected else { return false }
      position += 1
    }
    return position == normalized.count
  }
}

extension UnsafeRawBufferPointer {
  /// Whether the bytes end in ASCII text.
  func hasSuffix(_ suffix: StaticString) -> Bool {
    let length = suffix.utf8CodeUnitCount
    guard count >= length else { return false }
    for index in 0..<length where self[count - length + index] != suffix.utf8Start[index] { return false }
    return true
  }
}
