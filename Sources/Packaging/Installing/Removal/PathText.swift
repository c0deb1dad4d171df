import Support

/// Work on absolute paths as text, for lists of thousands of files.
package enum PathText {
  /// Joins `path` to the absolute `directory` and removes `.` and `..`; an absolute `path` stands for itself.
  package static func normalized(_ path: String, relativeTo directory: String) -> String {
    // Most rows of a RECORD have nothing to normalise.
    if let joined = joined(path, to: directory) { return joined }
    var result: [UInt8] = []
    result.reserveCapacity(directory.utf8.count + path.utf8.count + 1)
    if path.utf8.first != UInt8(ascii: "/") { append(directory, to: &result) }
    append(path, to: &result)
    return result.isEmpty ? "/" : String(decoding: result, as: UTF8.self)
  }

  /// The two with a slash between them, where neither has anything to remove.
  private static func joined(_ path: String, to directory: String) -> String? {
    var path = path
    var directory = directory
    return path.withUTF8 { path in
      directory.withUTF8 { directory in
        guard unsafe directory.first == UInt8(ascii: "/"), unsafe isNormal(directory.dropFirst()),
          unsafe isNormal(path[...])
        else {
          return nil
        }
        return unsafe String(unsafeUninitializedCapacity: directory.count + 1 + path.count) { buffer in
          _ = unsafe buffer.update(fromContentsOf: directory)
          unsafe buffer[directory.count] = UInt8(ascii: "/")
          for index in path.indices { unsafe buffer[directory.count + 1 + index] = unsafe path[index] }
          return directory.count + 1 + path.count
        }
      }
    }
  }

  /// Whether a relative path has components, and none that is empty, `.` or `..` (nor any other that begins with two dots,
  /// which is rare).
  private static func isNormal(_ path: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let (slash, dot) = (UInt8(ascii: "/"), UInt8(ascii: "."))
    var previous = slash
    var index = unsafe path.startIndex
    while unsafe index < path.endIndex {
      let byte = unsafe path[index]
      if previous == slash {
        if byte == slash { return false }
        let next = unsafe index + 1 < path.endIndex ? path[index + 1] : slash
        if byte == dot, next == slash || next == dot { return false }
      }
      previous = byte
      index += 1
    }
    return previous != slash
  }

  private static func append(_ path: String, to result: inout [UInt8]) {
    for component in path.utf8.split(separator: UInt8(ascii: "/")) {
      if component.count == 1, component.first == UInt8(ascii: ".") { continue }
      if component.count == 2, component.elementsEqual([UInt8(ascii: "."), UInt8(ascii: ".")]) {
        while let last = result.popLast(), last != UInt8(ascii: "/") {}
        continue
      }
      result.append(UInt8(ascii: "/"))
      result.append(contentsOf: component)
    }
  }

  /// Splits a normalised path at its last `/`.
  static func split(_ path: String) -> (directory: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path) }
    return (String(path[..<slash]), String(path[path.utf8.index(after: slash)...]))
  }

  /// Whether a normalised path is a normalised directory, or lies below it.
  static func isWithin(_ path: String, _ root: String) -> Bool { path.isExactly(root) || isBelow(path, root) }

  /// Whether a normalised path lies below a normalised directory.
  static func isBelow(_ path: String, _ root: String) -> Bool {
    var path = path
    var root = root
    return path.withUTF8 { path in
      root.withUTF8 { root in
        guard path.count > root.count, unsafe path[..<root.count].elementsEqual(root) else { return false }
        return unsafe root.last == UInt8(ascii: "/") || path[root.count] == UInt8(ascii: "/")
      }
    }
  }
}
