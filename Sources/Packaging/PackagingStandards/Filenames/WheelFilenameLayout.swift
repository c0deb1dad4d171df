/// Where the parts of a wheel's file name lie: `name-version(-build)?-python-abi-platform.whl`.
///
/// For reading single parts out of many names without making strings. See
/// [PEP 427](https://peps.python.org/pep-0427/#file-name-convention).
package struct WheelFilenameLayout: Sendable, BitwiseCopyable {
  private let nameEnd: Int
  private let versionEnd: Int
  private let pythonStart: Int
  private let abiStart: Int
  private let platformStart: Int
  private let end: Int

  /// Finds the parts, or returns nil if there are not five or six or one is empty; does not look into them.
  package init?(_ filename: Span<UInt8>) {
    let extensionStart = filename.count - 4
    guard extensionStart > 0, filename[extensionStart] == UInt8(ascii: "."),
      filename[extensionStart + 1] | 0x20 == UInt8(ascii: "w"),
      filename[extensionStart + 2] | 0x20 == UInt8(ascii: "h"),
      filename[extensionStart + 3] | 0x20 == UInt8(ascii: "l")
    else { return nil }
    var dashes: [5 of Int] = [0, 0, 0, 0, 0]
    var (count, previous) = (0, -1)
    for index in 0..<extensionStart where filename[index] == UInt8(ascii: "-") {
      guard count < 5, index > previous + 1 else { return nil }
      dashes[count] = index
      count += 1
      previous = index
    }
    guard count >= 4, previous + 1 < extensionStart else { return nil }
    nameEnd = dashes[0]
    versionEnd = dashes[1]
    pythonStart = dashes[count - 3] + 1
    abiStart = dashes[count - 2] + 1
    platformStart = dashes[count - 1] + 1
    end = extensionStart
  }

  /// The distribution's name, with `_` for `-`.
  package var name: Range<Int> { 0..<nameEnd }
  /// The version.
  package var version: Range<Int> { (nameEnd + 1)..<versionEnd }
  /// The build tag; empty if there is none.
  package var build: Range<Int> {
    pythonStart - 1 == versionEnd ? versionEnd..<versionEnd : (versionEnd + 1)..<(pythonStart - 1)
  }
  /// The Python tags, separated by `.`.
  package var pythonTags: Range<Int> { pythonStart..<(abiStart - 1) }
  /// The ABI tags, separated by `.`.
  package var abiTags: Range<Int> { abiStart..<(platformStart - 1) }
  /// The platform tags, separated by `.`.
  package var platformTags: Range<Int> { platformStart..<end }
}
