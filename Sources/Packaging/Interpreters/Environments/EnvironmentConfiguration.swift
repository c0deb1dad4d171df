import Support
import SystemIO
package import SystemPackage

/// The content of `pyvenv.cfg`.
///
/// The file has no sections and no quoting: each line is a key, an equals sign, and a value. See
/// [PEP 405](https://peps.python.org/pep-0405/).
package struct EnvironmentConfiguration: Hashable, Sendable {
  /// The keys and values in their order; a key that comes twice is kept twice.
  package private(set) var entries: [Entry] = []

  /// One `key = value` line.
  package struct Entry: Hashable, Sendable {
    /// The key as it is written.
    package let key: String
    /// The value without the blanks around it.
    package var value: String
  }

  package init() {}

  /// Reads the text of a `pyvenv.cfg`; lines without an equals sign mean nothing.
  package init(parsing text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      guard let equals = line.firstIndex(of: "=") else { continue }
      entries.append(
        Entry(
          key: String(line[..<equals].trimming(.blanks)),
          value: String(line[line.index(after: equals)...].trimming(.blanks))))
    }
  }

  /// Reads the configuration of an environment; `nil` where there is none.
  ///
  /// - Throws: `SystemError`, for a file that is no file or far too large too.
  package init?(ofEnvironment root: FilePath) throws {
    guard let bytes = try readRegularFileIfPresent(root.appending("pyvenv.cfg"), limit: smallFileLimit) else {
      return nil
    }
    self.init(parsing: String(decoding: bytes, as: UTF8.self))
  }

  /// The value of a key, which is matched without regard to case; the last one counts.
  package subscript(key: String) -> String? {
    entries.last { $0.key.lowercased() == key }?.value
  }

  /// Sets a key, in its place where it is there already.
  package mutating func set(_ key: String, to value: String) {
    if let index = entries.lastIndex(where: { $0.key.lowercased() == key.lowercased() }) {
      entries[index].value = value
    } else {
      entries.append(Entry(key: key, value: value))
    }
  }

  /// The text of the file.
  package var text: String { entries.map { "\($0.key) = \($0.value)\n" }.joined() }

  /// Whether the commands of the environment must not name its path.
  package var isRelocatable: Bool { self["relocatable"]?.lowercased() == "true" }

  /// Whether a directory is a virtual environment.
  package static func isEnvironment(_ directory: FilePath) -> Bool {
    isFile(directory.appending("pyvenv.cfg"))
  }
}
