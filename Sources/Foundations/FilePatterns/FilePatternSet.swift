/// A list of patterns as `exclude` and `include` hold it.
///
/// A pattern without `/` is also compared with the last component of a path, so `build` excludes every `build`.
package struct FilePatternSet: Sendable, Hashable {
  /// One pattern and where it was written.
  package struct Pattern: Sendable, Hashable {
    /// The pattern as written.
    package let text: String
    /// The pattern as compared with whole paths.
    let path: String

    /// A pattern of our own defaults, which is compared as it is.
    package init(builtIn text: String) {
      self.text = text
      path = text
    }

    /// A pattern that a person wrote in a file or a directory; relative ones start there.
    ///
    /// `.` and `..` in it are resolved by text.
    package init(_ text: String, in directory: String) {
      self.text = text
      path = text.hasPrefix("/") ? normalized(text) : normalized(Glob.escape(directory) + "/" + text)
    }
  }

  /// The patterns in order.
  package let patterns: [Pattern]
  private let globs: [Glob]

  /// Compiles patterns.
  ///
  /// - Throws: `GlobError` for one that cannot be understood.
  package init(_ patterns: [Pattern]) throws(GlobError) {
    self.patterns = patterns
    var globs: [Glob] = []
    for pattern in patterns {
      globs.append(try Glob(pattern.path))
      if pattern.path != pattern.text, !pattern.text.utf8.contains(UInt8(ascii: "/")) {
        globs.append(try Glob(pattern.text))
      }
    }
    self.globs = globs
  }

  package var isEmpty: Bool { globs.isEmpty }

  /// Whether a pattern matches the path.
  package func matches(path: UnsafeBufferPointer<UInt8>) -> Bool {
    for glob in globs where unsafe glob.matches(path) { return true }
    return false
  }

  /// Whether a pattern matches the path or its last component.
  package func matchesPathOrName(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    if globs.isEmpty { return false }
    var start = path.count
    while start > 0, unsafe path[start - 1] != UInt8(ascii: "/") { start -= 1 }
    let name = unsafe UnsafeBufferPointer(rebasing: path[start...])
    for glob in globs where unsafe glob.matches(name) || glob.matches(path) { return true }
    return false
  }

  package static func == (left: Self, right: Self) -> Bool { left.patterns == right.patterns }
  package func hash(into hasher: inout Hasher) { hasher.combine(patterns) }
}

/// The path without `.`, `..` and doubled slashes; a slash at the end goes too.
private func normalized(_ path: String) -> String {
  var components: [Substring] = []
  for component in path.split(separator: "/") {
    switch component {
    case ".": continue
    case "..": _ = components.popLast()
    default: components.append(component)
    }
  }
  return "/" + components.joined(separator: "/")
}
