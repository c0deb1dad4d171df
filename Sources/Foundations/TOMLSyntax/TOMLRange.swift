/// A half-open range of bytes in the source of a TOML document.
package struct TOMLRange: Sendable, Hashable {
  /// The offset of the first byte.
  package let start: Int

  /// The offset just past the last byte.
  package let end: Int

  /// Creates a range from two byte offsets.
  package init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }
}

/// A place in a text file as a person counts it.
package struct TOMLPosition: Sendable, Hashable {
  /// The line, counted from one.
  package let line: Int

  /// The column in Unicode scalars, counted from one.
  package let column: Int
}

/// What is wrong at one place of a TOML document.
package struct TOMLDiagnostic: Sendable, Hashable {
  /// What is wrong and what was expected, without a full stop.
  package let message: String

  /// The bytes it is about; empty where something is missing.
  package let range: TOMLRange

  /// Where the range starts.
  package let position: TOMLPosition
}
