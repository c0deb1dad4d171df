/// A half-open range of bytes of a source.
package struct SourceRange: Sendable, Hashable {
  /// The offset of the first byte.
  package let start: Int
  /// The offset just past the last byte; equal to `start` where something is missing.
  package let end: Int

  package init(start: Int, end: Int) {
    self.start = start
    self.end = end
  }
}
