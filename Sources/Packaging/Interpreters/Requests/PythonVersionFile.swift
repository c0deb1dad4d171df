import Support
import SystemIO
package import SystemPackage

/// A `.python-version` or `.python-versions` file: requests for Python, one a line.
package struct PythonVersionFile: Hashable, Sendable {
  /// Where it lies.
  package let path: FilePath
  /// The lines that hold something: those that are empty or start with `#` do not.
  package let lines: [String]

  /// Finds the file that applies to a directory: in it, else in the nearest directory above.
  ///
  /// A file without any request ends the search too.
  ///
  /// - Parameter last: the directory behind which the search ends, such as the root of the project; `nil` for none.
  /// - Throws: `SystemError` or ``PythonVersionFileError`` where a file is there but cannot be read.
  package static func find(from directory: FilePath, upTo last: FilePath? = nil) throws -> PythonVersionFile? {
    var directory = directory
    while true {
      if let file = try find(in: directory) { return file }
      let parent = directory.removingLastComponent()
      if directory == last || parent == directory || parent.isEmpty { return nil }
      directory = parent
    }
  }

  /// Reads the file in a directory; `nil` where there is none.
  ///
  /// - Throws: as ``find(from:upTo:)``.
  package static func find(in directory: FilePath) throws -> PythonVersionFile? {
    for name in [".python-version", ".python-versions"] {
      if let file = try read(directory.appending(name)) { return file }
    }
    return nil
  }

  private static func read(_ path: FilePath) throws -> PythonVersionFile? {
    guard isFile(path), let bytes = try readRegularFileIfPresent(path, limit: smallFileLimit) else { return nil }
    guard var text = String(validating: bytes, as: UTF8.self) else { throw PythonVersionFileError.notUTF8(path) }
    // Some editors mark UTF-8 so.
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    let lines = text.split(whereSeparator: \.isNewline).compactMap { line -> String? in
      let text = line.trimming(.unicode)
      return text.isEmpty || text.first == "#" ? nil : String(text)
    }
    return PythonVersionFile(path: path, lines: lines)
  }

  /// The first request that adder can serve, and the lines before it that it cannot.
  ///
  /// A line that is neither a version nor a path names an environment of another tool, such as pyenv. Relative paths
  /// start from the directory of the file.
  package var request: (request: PythonRequest?, ignored: [String]) {
    let directory = path.removingLastComponent()
    var ignored: [String] = []
    for line in lines {
      switch PythonRequest(line, workingDirectory: directory) {
      case .executableName: ignored.append(line)
      case .file(let path): return (.file(directory.pushing(path)), ignored)
      case .directory(let path): return (.directory(directory.pushing(path)), ignored)
      case let request: return (request, ignored)
      }
    }
    return (nil, ignored)
  }
}

/// Why a file of requests for Python cannot be used.
package enum PythonVersionFileError: UserFacingError, Equatable {
  case notUTF8(FilePath)

  package var message: String {
    switch self {
    case .notUTF8(let path): "The file `\(path)` is not valid UTF-8"
    }
  }
  package var causes: [String] { [] }
  package var hints: [String] { ["Write one request for Python a line into it, such as `3.12`"] }
}
