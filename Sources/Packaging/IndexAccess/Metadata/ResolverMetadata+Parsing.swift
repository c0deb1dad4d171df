import PackagingStandards
import Support

extension ResolverMetadata {
  /// Reads the fields that a resolver needs from core metadata, and nothing of the description
  /// ([core metadata](https://packaging.python.org/specifications/core-metadata/)).
  ///
  /// - Throws: `MetadataFault` where the name or the version is missing or malformed.
  package init(parsing bytes: Span<UInt8>) throws(MetadataFault) {
    var name: PackageName?
    var version: Version?
    var requiresPython: String?
    var requiresDist: [String] = []
    var providesExtra: [String] = []
    var position = 0
    while let field = HeaderField(bytes, &position) {
      switch field.name {
      case .name where name == nil:
        let text = field.value(bytes)
        do throws(NameParseError) { name = try PackageName(text) } catch { throw MetadataFault(error.message) }
      case .version where version == nil:
        let text = field.value(bytes)
        do throws(VersionParseError) { version = try Version(text) } catch { throw MetadataFault(error.message) }
      case .requiresPython where requiresPython == nil: requiresPython = field.value(bytes)
      case .requiresDist: requiresDist.append(field.value(bytes))
      case .providesExtra: providesExtra.append(field.value(bytes))
      default: break
      }
    }
    guard let name else { throw MetadataFault("the field `Name` is missing") }
    guard let version else { throw MetadataFault("the field `Version` is missing") }
    self.init(
      name: name, version: version, requiresPython: requiresPython, requiresDist: requiresDist,
      providesExtra: providesExtra)
  }
}

/// Why core metadata cannot be used.
package struct MetadataFault: UserFacingError, Equatable {
  /// One sentence for people.
  package let message: String

  init(_ message: String) { self.message = message }
}

/// One header field of core metadata: a name, a colon, and a value that goes on over indented lines.
private struct HeaderField {
  enum Name { case name, version, requiresPython, requiresDist, providesExtra, other }

  let name: Name
  /// The lines of the value, without line breaks.
  private var lines: [Range<Int>] = []

  /// Reads the field at `position` and moves behind it; `nil` at the end of the headers.
  init?(_ bytes: Span<UInt8>, _ position: inout Int) {
    guard let line = HeaderField.nextLine(bytes, &position), !line.isEmpty else { return nil }
    var colon = line.lowerBound
    while colon < line.upperBound, bytes[colon] != UInt8(ascii: ":") { colon += 1 }
    guard colon < line.upperBound else {
      // Not a field; the next line may be one.
      name = .other
      return
    }
    name = HeaderField.name(bytes, line.lowerBound..<colon)
    lines.append(colon + 1..<line.upperBound)
    while position < bytes.count, bytes[position] == UInt8(ascii: " ") || bytes[position] == UInt8(ascii: "\t"),
      let more = HeaderField.nextLine(bytes, &position)
    {
      lines.append(more)
    }
  }

  /// The value: its lines trimmed and joined by a space.
  func value(_ bytes: Span<UInt8>) -> String {
    var text: [UInt8] = []
    for var line in lines {
      while let first = line.first, bytes[first] == 0x20 || bytes[first] == 0x09 { line.removeFirst() }
      while let last = line.last, bytes[last] == 0x20 || bytes[last] == 0x09 { line.removeLast() }
      if !text.isEmpty, !line.isEmpty { text.append(0x20) }
      for index in line { text.append(bytes[index]) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func nextLine(_ bytes: Span<UInt8>, _ position: inout Int) -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
    var end = position
    if position < bytes.count { position += 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  /// Field names are compared without regard to case.
  private static func name(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Name {
    func matches(_ text: StaticString) -> Bool {
      guard text.utf8CodeUnitCount == range.count else { return false }
      for offset in 0..<range.count {
        let byte = bytes[range.lowerBound + offset]
        let lower = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
        if lower != text.utf8Start[offset] { return false }
      }
      return true
    }
    switch range.count {
    case 4: return matches("name") ? .name : .other
    case 7: return matches("version") ? .version : .other
    case 13: return matches("requires-dist") ? .requiresDist : .other
    case 14: return matches("provides-extra") ? .providesExtra : .other
    case 15: return matches("requires-python") ? .requiresPython : .other
    default: return .other
    }
  }
}

extension Range<Int> {
  fileprivate mutating func removeFirst() { self = lowerBound + 1..<upperBound }
  fileprivate mutating func removeLast() { self = lowerBound..<upperBound - 1 }
}
