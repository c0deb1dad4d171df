import PackagingStandards

/// Where the version and tags lie in the name of a wheel or source distribution of a known package.
///
/// Only splits: made for index pages with thousands of files, where each version and each set of tags is parsed once.
struct DistributionFilenameParts {
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
    let bytes = unsafe name.bindMemory(to: UInt8.self).span
    if let layout = WheelFilenameLayout(bytes) {
      guard
        unsafe DistributionFilenameParts.normalizes(
          UnsafeRawBufferPointer(rebasing: name[layout.name]), to: normalizedName),
        unsafe layout.build.isEmpty || (0x30...0x39).contains(name[layout.build.lowerBound])
      else { return nil }
      isWheel = true
      version = layout.version
      tags = layout.pythonTags.lowerBound..<layout.platformTags.upperBound
      hasBuildTag = !layout.build.isEmpty
      return
    }
    guard let format = SourceDistributionFormat(ofFilename: bytes) else { return nil }
    // The name may hold dashes, and normalisation keeps the length except where runs collapse, so try each dash.
    let end = name.count - format.rawValue.utf8.count
    for index in 0..<end where unsafe name[index] == UInt8(ascii: "-") {
      if unsafe DistributionFilenameParts.normalizes(
        UnsafeRawBufferPointer(rebasing: name[..<index]), to: normalizedName)
      {
        isWheel = false
        version = index + 1..<end
        tags = nil
        hasBuildTag = false
        return
      }
    }
    return nil
  }

  /// Whether a name has the given normal form.
  private static func normalizes(_ name: UnsafeRawBufferPointer, to normalized: [UInt8]) -> Bool {
    var position = 0
    var afterSeparator = false
    for index in name.indices {
      let byte = unsafe name[index]
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
