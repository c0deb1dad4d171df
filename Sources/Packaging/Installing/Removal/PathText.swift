/// Work on absolute paths as text, for lists of thousands of files.
package enum PathText {
  /// Joins `path` to the absolute `directory` and removes `.` and `..`; an absolute `path` stands for itself.
  package static func normalized(_ path: String, relativeTo directory: String) -> String {
    // Most rows of a RECORD have nothing to normalise.
    var result: [UInt8] = []
    result.reserveCapacity(directory.utf8.count + path.utf8.count + 1)
    if path.utf8.first != UInt8(ascii: "/") { append(directory, to: &result) }
    append(path, to: &result)
    return result.isEmpty ? "/" : String(decoding: result, as: UTF8.self)
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

  /// Whether a normalised path lies below a normalised directory.
  static func isBelow(_ path: String, _ root: String) -> Bool {
    var path = path
    var root = root
    return path.withUTF8 { path in
      root.withUTF8 { root in
        guard path.count > root.count, path[..<root.count].elementsEqual(root) else { return false }
        return root.last == UInt8(ascii: "/") || path[root.count] == UInt8(ascii: "/")
      }
    }
  }
}
