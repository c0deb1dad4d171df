import SystemIO
package import SystemPackage

/// A `.python-version` or `.python-versions` file: requests for Python, one a line.
package struct PythonVersionFile: Hashable, Sendable {
  /// Where it lies.
  package let path: FilePath
  /// The requests in it; lines that are empty or start with `#` hold none.
  package let requests: [String]

  /// Finds the file that applies to a directory: in it, else in the nearest directory above.
  ///
  /// - Throws: `SystemError` where a file is there but cannot be read.
  package static func find(from directory: FilePath) throws -> PythonVersionFile? {
    var directory = directory
    while true {
      for name in [".python-version", ".python-versions"] {
        if let file = try read(directory.appending(name)) { return file }
      }
      let parent = directory.removingLastComponent()
      if parent == directory || parent.isEmpty { return nil }
      directory = parent
    }
  }

  /// Reads a file; `nil` where there is none, or it holds no request.
  ///
  /// - Throws: `SystemError` where it is there but cannot be read.
  package static func read(_ path: FilePath) throws -> PythonVersionFile? {
    guard isFile(path), let bytes = try readFileIfPresent(path) else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    let requests = lines.compactMap { line -> String? in
      var text = line
      while let first = text.first, first.isWhitespace { text.removeFirst() }
      while let last = text.last, last.isWhitespace { text.removeLast() }
      return text.isEmpty || text.first == "#" ? nil : String(text)
    }
    return requests.isEmpty ? nil : PythonVersionFile(path: path, requests: requests)
  }
}
