/// A part of a source whose lines are counted apart, as those of a notebook's cell are.
package struct SourcePart: Equatable, Sendable {
  /// The row of the source that the part starts in, counted from one.
  package var firstRow: Int
  /// What the part is called in a sentence.
  package var name: String

  package init(firstRow: Int, name: String) {
    self.firstRow = firstRow
    self.name = name
  }
}
