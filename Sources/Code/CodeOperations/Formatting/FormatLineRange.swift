package import Formatting

/// The part of a file that is to be formatted: lines and columns from one, the end not included.
package struct FormatLineRange: Sendable, Equatable {
  /// The first character.
  package let start: SourcePosition
  /// Behind the last character; nil for the end of the file.
  package let end: SourcePosition?

  /// A part of a file.
  package init(start: SourcePosition, end: SourcePosition?) {
    self.start = start
    self.end = end
  }
}
